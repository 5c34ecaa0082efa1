//! The page's five query parameters.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use atlas_integrations::core::request::query_string;
use proptest::prelude::*;
use proptest::sample::subsequence;
use serde_json::{Map, Value, json};
use support::{json::value, platform::HOST, short, strategies};

const LISTING: bool = true;
const SINGLE: bool = false;

fn build(query: &Value, listing: bool) -> Result<String, Vec<String>> {
    query_string(Some(&value(query)), listing, &HOST).map_err(|issues| short(&issues))
}

fn ok(query: Value, listing: bool) -> String {
    build(&query, listing).unwrap()
}

fn wrong(query: Value, listing: bool) -> Vec<String> {
    build(&query, listing).unwrap_err()
}

#[test]
fn there_is_none_unless_given() {
    assert_eq!(query_string(None, LISTING, &HOST).unwrap(), "");
    assert_eq!(ok(json!({}), LISTING), "");
}

#[test]
fn all_five_come_in_the_pages_order() {
    let query = json!({ "envelope": true, "pretty": false, "includeCount": false, "itemsPerPage": 500, "pageNum": 1 });
    assert_eq!(ok(query, LISTING), "?pageNum=1&itemsPerPage=500&includeCount=false&pretty=false&envelope=true");
}

#[test]
fn one_configuration_takes_only_two() {
    assert_eq!(ok(json!({ "pretty": true, "envelope": false }), SINGLE), "?pretty=true&envelope=false");
    assert_eq!(
        wrong(json!({ "pageNum": 1, "itemsPerPage": 1, "includeCount": true, "pretty": true }), SINGLE),
        ["query.pageNum unknown_field", "query.itemsPerPage unknown_field", "query.includeCount unknown_field"]
    );
}

#[test]
fn numbers_have_the_pages_ranges() {
    assert_eq!(ok(json!({ "pageNum": 9_007_199_254_740_991u64 }), LISTING), "?pageNum=9007199254740991");
    for (query, param) in [
        (json!({ "pageNum": 0 }), "pageNum"),
        (json!({ "pageNum": -1 }), "pageNum"),
        // The first number that is another one's double too.
        (json!({ "pageNum": 9_007_199_254_740_992u64 }), "pageNum"),
        (json!({ "pageNum": 1e300 }), "pageNum"),
        (json!({ "itemsPerPage": 0 }), "itemsPerPage"),
        (json!({ "itemsPerPage": 501 }), "itemsPerPage"),
    ] {
        assert_eq!(wrong(query, LISTING), [format!("query.{param} out_of_range")]);
    }
    let issues = query_string(Some(&value(&json!({ "itemsPerPage": 501 }))), LISTING, &HOST).unwrap_err();
    assert_eq!(serde_json::to_value(&issues[0]).unwrap()["params"], json!({ "min": 1, "max": 500 }));
}

#[test]
fn types_are_checked() {
    let types = json!({ "pageNum": 1.5, "itemsPerPage": "5", "includeCount": 1, "pretty": "true", "envelope": null });
    assert_eq!(
        wrong(types, LISTING),
        ["pageNum", "itemsPerPage", "includeCount", "pretty", "envelope"]
            .map(|name| format!("query.{name} invalid_type"))
    );
    for odd in [json!(null), json!([]), json!("pageNum=1"), json!(5)] {
        assert_eq!(wrong(odd, LISTING), ["query invalid_type"]);
    }
}

#[test]
fn unknown_keys_come_last_with_the_nearest() {
    assert_eq!(
        wrong(json!({ "pagenum": 1, "pretty": 1, "assignableRoles": true }), LISTING),
        ["query.pretty invalid_type", "query.pagenum unknown_field", "query.assignableRoles unknown_field"]
    );
    let issues = query_string(Some(&value(&json!({ "pagenum": 1 }))), LISTING, &HOST).unwrap_err();
    assert_eq!(serde_json::to_value(&issues[0]).unwrap()["params"], json!({ "suggestion": "pageNum" }));
    // `pageNum` is not known here, so it is no suggestion either.
    let issues = query_string(Some(&value(&json!({ "pagenum": 1 }))), SINGLE, &HOST).unwrap_err();
    assert_eq!(serde_json::to_value(&issues[0]).unwrap()["params"], json!({}));
}

fn valid() -> impl Strategy<Value = Map<String, Value>> {
    let all = (1u64..1 << 53, 1u64..=500, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
        |(page, items, count, pretty, envelope)| {
            vec![
                ("pageNum".to_owned(), json!(page)),
                ("itemsPerPage".to_owned(), json!(items)),
                ("includeCount".to_owned(), json!(count)),
                ("pretty".to_owned(), json!(pretty)),
                ("envelope".to_owned(), json!(envelope)),
            ]
        },
    );
    all.prop_flat_map(|all| subsequence(all, 0..=5)).prop_shuffle().prop_map(Map::from_iter)
}

proptest! {
    #![proptest_config(support::cases(1000))]

    #[test]
    fn what_is_valid_reads_back_the_same(query in valid()) {
        let text = ok(query.clone().into(), LISTING);
        prop_assert_eq!(text.starts_with('?'), !query.is_empty());
        let pairs: Vec<_> = url::form_urlencoded::parse(text.trim_start_matches('?').as_bytes()).into_owned().collect();
        prop_assert_eq!(pairs.len(), query.len());
        for (name, text) in pairs {
            prop_assert_eq!(query[&name].to_string(), text);
        }
    }

    /// Whatever is let through is made of these characters, so nothing needs to be encoded or can break out.
    #[test]
    fn whatever_is_given_nothing_strange_gets_out(query in strategies::any_json(), listing in any::<bool>()) {
        if let Ok(text) = build(&query, listing) {
            prop_assert!(text.chars().all(|c| c.is_ascii_alphanumeric() || "?&=".contains(c)), "{text}");
        }
    }
}
