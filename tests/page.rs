//! The way from page to page.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use atlas_integrations::core::response::{next_page, next_query};
use proptest::prelude::*;
use serde_json::json;
use support::{fixtures, json::json as to_json, json::value, strategies};

fn with_next(href: &str) -> serde_json::Value {
    json!({ "results": [], "links": [{ "rel": "self", "href": "https://h/?pageNum=7" }, { "rel": "next", "href": href }] })
}

fn next(list: &serde_json::Value, current: u64) -> Option<u64> {
    next_page(&value(list), current)
}

#[test]
fn follows_the_next_link() {
    assert_eq!(next(&with_next("https://h/x?pageNum=2&itemsPerPage=100"), 1), Some(2));
    assert_eq!(next(&with_next("https://h/x?includeCount=true&pageNum=3#top"), 2), Some(3));
    assert_eq!(next(&with_next("/x?pageNum=12"), 2), Some(12));
}

#[test]
fn the_next_query_has_all_that_the_last_one_had() {
    let query = |given: serde_json::Value| {
        next_query(&value(&with_next("/x?pageNum=3&itemsPerPage=500")), value(&given)).map(|query| to_json(&query))
    };
    assert_eq!(query(json!({ "pageNum": 2, "itemsPerPage": 20 })), Some(json!({ "itemsPerPage": 20, "pageNum": 3 })));
    assert_eq!(query(json!({ "includeCount": false })), Some(json!({ "includeCount": false, "pageNum": 3 })));
    assert_eq!(query(json!(null)), Some(json!({ "pageNum": 3 })));
    assert_eq!(query(json!({ "pageNum": 3 })), None);
}

#[test]
fn ends_at_the_last_page() {
    let page: serde_json::Value = serde_json::from_str(&fixtures::text("page/update.json")).unwrap();
    assert_eq!(next(&page, 1), None);
    assert_eq!(next(&json!({ "results": [] }), 1), None);
    assert_eq!(next(&json!({ "links": [] }), 1), None);
    assert_eq!(next(&json!({ "links": [{ "rel": "previous", "href": "https://h/?pageNum=9" }] }), 1), None);
}

#[test]
fn ends_where_a_server_repeats_a_page_or_goes_back() {
    assert_eq!(next(&with_next("https://h/?pageNum=2"), 2), None);
    assert_eq!(next(&with_next("https://h/?pageNum=1"), 2), None);
    assert_eq!(next(&with_next("https://h/?pageNum=0"), 1), None);
}

#[test]
fn ends_where_a_link_says_nothing() {
    for odd in [
        "",
        "https://h/",
        "https://h/?pageNum=",
        "https://h/?pageNum=x",
        "https://h/?pageNum=-2",
        "https://h/?pageNum=1e9",
        "https://h/?xpageNum=2",
    ] {
        assert_eq!(next(&with_next(odd), 1), None, "{odd}");
    }
    for odd in [
        json!(null),
        json!([]),
        json!({ "links": "x" }),
        json!({ "links": [5, null, { "rel": "next" }] }),
        json!({ "links": [{ "rel": "next", "href": 5 }] }),
    ] {
        assert_eq!(next(&odd, 1), None, "{odd}");
    }
}

proptest! {
    #![proptest_config(support::cases(1000))]

    #[test]
    fn numbers_only_grow(list in strategies::any_json(), number in any::<u64>(), current in any::<u64>()) {
        prop_assert!(next(&list, current).is_none_or(|next| next > current));
        prop_assert_eq!(next(&with_next(&format!("https://h/?pageNum={number}")), current), Some(number).filter(|next| *next > current));
    }
}
