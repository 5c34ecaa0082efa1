//! Text tools, against what std and JavaScript make of the same.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use atlas_integrations::core::text::{
    decimal, hex, hex_digit, is_hex, is_js_space, is_written_out, replace, split_once, trim,
};
use proptest::prelude::*;
use support::cases;

/// ECMAScript's `WhiteSpace` and `LineTerminator`, written out.
const JS_SPACES: &str = "\t\n\u{b}\u{c}\r \u{a0}\u{1680}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\
    \u{2008}\u{2009}\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}\u{feff}";

#[test]
fn of_all_characters_only_those_are_space_that_javascript_trims() {
    let spaces: String = (char::MIN..=char::MAX).filter(|c| is_js_space(*c)).collect();
    assert_eq!(spaces, JS_SPACES);
    assert_eq!(trim(&[JS_SPACES, "a b", JS_SPACES].concat()), "a b");
}

#[test]
fn a_byte_is_two_lower_case_digits() {
    assert_eq!(hex(&[0x00, 0x09, 0x0a, 0x9f, 0xa0, 0xff]), "00090a9fa0ff");
    assert_eq!((0..16).map(hex_digit).collect::<String>(), "0123456789abcdef");
}

#[test]
fn hexadecimal_is_as_long_as_it_must_be() {
    assert!(is_hex("09afAF", 6) && is_hex("", 0));
    assert!(!is_hex("09afAF", 5) && !is_hex("09afAF", 7) && !is_hex("09afAg", 6) && !is_hex("", 1));
}

#[test]
fn a_url_is_written_out_where_no_parser_has_to_repair_it() {
    for url in ["https://h.example", "HTTP://h.example/a b?c=https://d", "https://h.example/\u{e9}"] {
        assert!(is_written_out(url), "{url}");
    }
    for url in [
        "",
        "https:h.example",
        "https:/h.example",
        "https:x://h.example",
        " https://h.example",
        "https://h.example\n",
        "https://h.\texample",
    ] {
        assert!(!is_written_out(url), "{url}");
    }
}

proptest! {
    #![proptest_config(cases(1000))]

    /// Two letters only, so that parts are found, side by side and half.
    #[test]
    fn parts_are_found_as_std_finds_them(text in "[aä]{0,12}", part in "[aä]{1,3}", with in "[aäb]{0,2}") {
        prop_assert_eq!(replace(&text, &part, &with), text.replace(&part, &with));
        prop_assert_eq!(split_once(&text, &part), text.split_once(&part));
    }

    #[test]
    fn numbers_are_written_as_std_writes_them(number in any::<u64>(), small in 0..1000u64) {
        prop_assert_eq!(decimal(number), number.to_string());
        prop_assert_eq!(decimal(small), small.to_string());
    }
}
