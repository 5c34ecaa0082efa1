//! Suggestions for slips.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use atlas_integrations::core::check::nearest;
use atlas_integrations::core::table::V1;
use proptest::prelude::*;

fn types() -> Vec<&'static str> {
    V1.integrations.iter().map(|integration| integration.type_name).collect()
}

fn of_type(given: &str) -> Option<&'static str> {
    nearest(given, &types())
}

#[test]
fn slips_are_understood() {
    for (given, meant) in [
        ("DATADOG_LOGS", "DATADOG"),
        ("datadog", "DATADOG"),
        ("DataDog", "DATADOG"),
        ("DATA_DOG", "DATADOG"),
        ("DATADGO", "DATADOG"),
        ("pagerduty", "PAGER_DUTY"),
        ("PAGER-DUTY", "PAGER_DUTY"),
        ("OPSGENIE", "OPS_GENIE"),
        ("VICTOROPS", "VICTOR_OPS"),
        ("NEWRELIC", "NEW_RELIC"),
        ("WEBHOOKS", "WEBHOOK"),
        ("SLAK", "SLACK"),
        ("FLOWDOC", "FLOWDOCK"),
    ] {
        assert_eq!(of_type(given), Some(meant), "{given}");
    }
    assert_eq!(nearest("api_key", &["region", "apiKey"]), Some("apiKey"));
    assert_eq!(nearest("pagenum", &["pageNum", "pretty"]), Some("pageNum"));
}

#[test]
fn what_is_something_else_is_left_alone() {
    for given in
        ["", " ", "PROMETHEUS", "MICROSOFT_TEAMS", "HIP_CHAT", "HONEYCOMB", "X", "__proto__", "constructor", "✓"]
    {
        assert_eq!(of_type(given), None, "{given}");
    }
    assert_eq!(nearest("id", &["url"]), None);
    // Two edits away, but nothing of it is the same.
    assert_eq!(nearest("ab", &["cd"]), None);
    assert_eq!(nearest("x", &[]), None);
    // One edit away, but that is all there is of the shorter one; at its end or its beginning.
    assert_eq!(nearest("a", &["ab"]), None);
    assert_eq!(nearest("a", &["ba"]), None);
    assert_eq!(nearest("ab", &["a"]), None);
}

#[test]
fn a_name_of_up_to_64_characters_may_be_a_slip() {
    let long = |length: usize| format!("{:x<length$}", "DATADOG_");
    assert_eq!(of_type(&long(64)), Some("DATADOG"));
    assert_eq!(of_type(&long(65)), None);
}

#[test]
fn the_nearest_of_several_wins() {
    assert_eq!(nearest("writeTokn", &["readToken", "writeToken"]), Some("writeToken"));
    assert_eq!(nearest("apiToken", &["apiKey", "apiToken"]), Some("apiToken"));
    assert_eq!(nearest("readTokn", &["readToken", "readTokens"]), Some("readToken"));
    assert_eq!(nearest("apiKex", &["apiKey", "apiKez"]), Some("apiKey"), "of two that are as near the first");
}

proptest! {
    #![proptest_config(support::cases(1000))]

    #[test]
    fn a_suggestion_is_a_candidate(given in any::<String>(), candidates in prop::collection::vec(any::<String>(), 0..4)) {
        let found = nearest(&given, &candidates.iter().map(String::as_str).collect::<Vec<_>>());
        prop_assert!(found.is_none_or(|found| candidates.iter().any(|candidate| candidate == found)));
    }

    #[test]
    fn one_slip_in_a_name_is_understood(at in any::<prop::sample::Index>(), which in 0..8usize, letter in "[A-Z]") {
        let name = types()[which];
        let at = at.index(name.len());
        let mut slip = name.to_owned();
        slip.replace_range(at..=at, &letter);
        prop_assert_eq!(of_type(&slip), Some(name));
    }

    /// A field's name can be any text, and this runs at each key stroke.
    #[test]
    fn a_long_name_costs_nothing(length in 65..100_000usize) {
        prop_assert_eq!(of_type(&"DATADOG".repeat(length / 7 + 1)), None);
    }
}
