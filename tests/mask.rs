//! Masks: how a secret is shown, and how a mask is distinguished from a secret.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use atlas_integrations::core::platform::Platform;
use atlas_integrations::core::redact::{is_masked, is_masked_url, looks_unchanged, mask, mask_url};
use proptest::prelude::*;
use support::platform::HOST;
use support::strategies;

#[test]
fn a_mask_shows_the_tail_of_a_long_secret_only() {
    for (secret, shown) in [
        ("", "****"),
        ("112233", "****"),
        ("0123456789abcde", "****"),
        ("0123456789abcdef", "****cdef"),
        ("0123456789abcdef0123456789abcdef", "****cdef"),
        // Characters count, not bytes.
        ("ääääääääääääää✓", "****"),
        ("äääääääääääääé✓한", "****äé✓한"),
    ] {
        assert_eq!(mask(secret), shown, "{secret}");
    }
}

#[test]
fn a_url_shows_its_origin_only() {
    assert_eq!(mask_url("https://hooks.example.com/made/up?x#y", &HOST), "https://hooks.example.com/****");
    assert_eq!(mask_url("http://user:made-up@h.example:8080", &HOST), "http://h.example:8080/****");
    assert_eq!(mask_url("made-up", &HOST), "****");
    assert_eq!(mask_url("ftp://h.example/made-up", &HOST), "****");
}

#[test]
fn a_mask_has_four_stars_and_a_tail_of_at_most_four_characters() {
    for masked in ["****", "*****", "****abcd", "********äöü✓"] {
        assert!(is_masked(masked), "{masked}");
    }
    for clear in ["", "abc", "***", "***abcd", "****abcde", "a****"] {
        assert!(!is_masked(clear), "{clear}");
    }
    let url = |path: &str| is_masked_url(&HOST.http_url(&format!("https://h.example/{path}")).unwrap());
    assert!(url("****") && url("****2101?a=1"));
    assert!(!url("") && !url("x") && !url("****abcde") && !url("a/****abcd"));
}

fn unchanged(masked: &str, value: &str) -> bool {
    looks_unchanged(masked, value, &HOST)
}

#[test]
fn a_value_looks_unchanged_where_all_that_shows_agrees() {
    let (mask, key) = ("****************************cdef", "0123456789abcdef0123456789abcdef");
    assert!(unchanged(mask, key));
    assert!(unchanged(mask, mask));
    assert!(!unchanged(mask, "0123456789abcdef0123456789abcdee"), "another tail");
    assert!(!unchanged(mask, "0123456789abcdef0123456789cdef"), "another length");
    // Our own short mask does not keep the length.
    assert!(unchanged("****cdef", key));
    assert!(!unchanged("****cdef", "other"));
    assert!(unchanged("same", "same"));
    assert!(!unchanged("made-up-1", "made-up-2"), "no mask at all");
    assert!(!unchanged("****", key), "shows nothing");
    assert!(unchanged("****", "****"));
    assert!(unchanged("********************************", key), "the length is all it shows");
    assert!(!unchanged("********************************", "shorter"));
}

#[test]
fn a_url_looks_unchanged_where_origin_and_tail_agree() {
    let mask = "https://hooks.example.com/****2101";
    assert!(unchanged(mask, "https://hooks.example.com/atlas/made-up-2101"));
    assert!(unchanged(mask, "https://hooks.example.com/atlas?token=2101"));
    assert!(unchanged(mask, mask));
    assert!(!unchanged(mask, "https://hooks.example.com/atlas/made-up-2102"));
    assert!(!unchanged(mask, "http://hooks.example.com/atlas/made-up-2101"));
    assert!(!unchanged(mask, "https://hooks.example.org/atlas/made-up-2101"));
    assert!(!unchanged(mask, "made-up-2101"));
    assert!(!unchanged("https://hooks.example.com/****", "https://hooks.example.com/x"), "shows nothing");
}

/// The mask that the live service makes: as long as the secret, its last four characters in clear.
fn atlas_mask(secret: &str) -> String {
    let length = secret.chars().count();
    "*".repeat(length - 4) + &secret.chars().skip(length - 4).collect::<String>()
}

proptest! {
    #![proptest_config(support::cases(1000))]

    #[test]
    fn every_mask_is_known_as_one(secret in strategies::odd_secret()) {
        prop_assert!(is_masked(&mask(&secret)) && is_masked(&atlas_mask(&secret)));
        prop_assert!(!is_masked(&secret));
        let url = HOST.http_url(&mask_url(&format!("https://h.example/{secret}"), &HOST)).unwrap();
        prop_assert!(is_masked_url(&url));
    }

    #[test]
    fn a_mask_hides_all_but_four_characters(secret in any::<String>()) {
        let masked = mask(&secret);
        let shown = masked.strip_prefix("****").unwrap();
        let length = secret.chars().count();
        prop_assert!(secret.ends_with(shown));
        prop_assert_eq!(shown.chars().count(), if length >= 16 { 4 } else { 0 });
    }

    #[test]
    fn a_secret_looks_like_its_own_mask_and_no_other_does(secret in strategies::odd_secret(), other in strategies::odd_secret()) {
        let masked = atlas_mask(&secret);
        prop_assert!(unchanged(&masked, &secret));
        let tail = |text: &str| text.chars().rev().take(4).collect::<String>();
        let alike = tail(&secret) == tail(&other) && secret.chars().count() == other.chars().count();
        prop_assert_eq!(unchanged(&masked, &other), alike);
    }

    #[test]
    fn nothing_panics(a in any::<String>(), b in any::<String>()) {
        unchanged(&a, &b);
        is_masked(&a);
        mask_url(&a, &HOST);
    }
}
