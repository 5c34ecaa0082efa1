//! Drift: what a desired view would change of what Atlas returns, as far as masks let one see it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use atlas_integrations::core::form::{self, Drift};
use atlas_integrations::core::redact::{looks_unchanged, mask, mask_url};
use atlas_integrations::core::table::{Api, Kind, V1, V2};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::platform::HOST;
use support::{fixtures, json::value, strategies};

fn drift_of(api: &Api, returned: &Value, desired: &Value) -> Drift {
    let integration = api.integration(desired["type"].as_str().unwrap()).unwrap();
    form::drift(integration, &value(returned), &value(desired), &HOST)
}

fn drift(returned: &Value, desired: &Value) -> Drift {
    drift_of(&V1, returned, desired)
}

fn of(changed: &[&'static str], unseen: &[&'static str], dropped: &[&str]) -> Drift {
    let dropped = dropped.iter().map(|name| (*name).to_owned()).collect();
    Drift { changed: changed.to_vec(), unseen: unseen.to_vec(), dropped }
}

const KEY: &str = "0123456789abcdef0123456789abcdef";
const MASK: &str = "****************************cdef";

#[test]
fn a_secret_is_unchanged_by_its_tail_unseen_without_one_and_else_changed() {
    for (seen, expected) in [
        (MASK, of(&[], &[], &[])),
        ("****cdef", of(&[], &[], &[])),
        (KEY, of(&[], &[], &[])),
        ("****", of(&[], &["apiKey"], &[])),
        ("********************************", of(&[], &["apiKey"], &[])),
        // The mask of a shorter key, and of one with another tail.
        ("***************", of(&["apiKey"], &[], &[])),
        ("****abcd", of(&["apiKey"], &[], &[])),
        ("***cdef", of(&["apiKey"], &[], &[])),
        ("", of(&["apiKey"], &[], &[])),
    ] {
        assert_eq!(drift(&json!({ "apiKey": seen }), &json!({ "type": "DATADOG", "apiKey": KEY })), expected, "{seen}");
    }
    let without = drift(&json!({ "type": "DATADOG" }), &json!({ "type": "DATADOG", "apiKey": KEY }));
    assert_eq!(without, of(&["apiKey"], &[], &[]));
}

#[test]
fn a_url_is_unchanged_by_its_origin_and_tail() {
    let desired = json!({ "type": "WEBHOOK", "url": "https://h.example/made/up/2101" });
    for (seen, expected) in [
        ("https://h.example/****2101", of(&[], &[], &[])),
        ("https://h.example/made/up/2101", of(&[], &[], &[])),
        ("https://h.example/****", of(&[], &["url"], &[])),
        ("https://other.example/****2101", of(&["url"], &[], &[])),
        ("https://other.example/****", of(&["url"], &[], &[])),
        ("https://h.example/****2102", of(&["url"], &[], &[])),
        ("https://h.example/made/up/2102", of(&["url"], &[], &[])),
        ("****", of(&[], &["url"], &[])),
    ] {
        assert_eq!(drift(&json!({ "type": "WEBHOOK", "url": seen }), &desired), expected, "{seen}");
    }
}

#[test]
fn nothing_and_the_default_are_the_same() {
    let desired = |region: Value| json!({ "type": "DATADOG", "apiKey": KEY, "region": region });
    for (seen, wanted, changed) in [
        (json!(null), "US", false),
        (json!("US"), "US", false),
        (json!(""), "US", false),
        (json!(null), "EU", true),
        (json!("EU"), "US", true),
        (json!("US"), "EU", true),
    ] {
        let returned = json!({ "type": "DATADOG", "apiKey": MASK, "region": seen });
        let expected: &[&str] = if changed { &["region"] } else { &[] };
        assert_eq!(drift(&returned, &desired(json!(wanted))).changed, expected, "{seen} {wanted}");
    }
    assert_eq!(drift(&json!({ "type": "DATADOG", "apiKey": MASK }), &desired(json!("US"))), of(&[], &[], &[]));
    // A blank text in a field without a default is what Atlas returns as null.
    let slack = json!({ "type": "SLACK", "apiToken": "made-up-token-abcd", "teamName": "t", "channelName": "" });
    for channel in [json!(null), json!("")] {
        let returned = json!({ "type": "SLACK", "apiToken": "****abcd", "teamName": "t", "channelName": channel });
        assert_eq!(drift(&returned, &slack), of(&[], &[], &[]), "{channel}");
    }
    let returned = json!({ "type": "SLACK", "apiToken": "****abcd", "teamName": "t", "channelName": "#alerts" });
    assert_eq!(drift(&returned, &slack), of(&["channelName"], &[], &[]));
}

/// A password that is never returned, and switches that are off where nothing was sent.
#[test]
fn what_atlas_never_returns_is_unseen() {
    let desired = json!({
        "type": "PROMETHEUS", "username": "u", "password": "made-up", "serviceDiscovery": "http", "enabled": true,
        "sendUserProvidedResourceTagsEnabled": false,
    });
    for returned in [
        json!({ "type": "PROMETHEUS", "username": "u", "serviceDiscovery": "http", "enabled": true }),
        json!({ "type": "PROMETHEUS", "username": "u", "serviceDiscovery": "http", "enabled": true, "password": null }),
    ] {
        assert_eq!(drift_of(&V2, &returned, &desired), of(&[], &["password"], &[]), "{returned}");
    }
    let off = json!({ "type": "PROMETHEUS", "username": "u", "serviceDiscovery": "file", "enabled": false });
    assert_eq!(drift_of(&V2, &off, &desired), of(&["serviceDiscovery", "enabled"], &["password"], &[]));
}

#[test]
fn what_the_desired_view_does_not_name_is_dropped_unless_it_is_nothing() {
    let desired = json!({ "type": "DATADOG", "apiKey": KEY });
    let returned = json!({
        "id": "5d791c84ff7a2522cc4f9aa1", "type": "DATADOG", "apiKey": MASK, "region": "US", "customEndpoint": null,
        "sendDatabaseMetrics": false, "sendCollectionLatencyMetrics": true, "new": { "x": 1 },
    });
    let mut dropped = drift(&returned, &desired).dropped;
    dropped.sort();
    assert_eq!(dropped, ["new", "sendCollectionLatencyMetrics"]);
    let returned = json!({ "type": "DATADOG", "apiKey": MASK, "region": "EU" });
    assert_eq!(drift(&returned, &desired), of(&[], &[], &["region"]));
}

#[test]
fn every_field_that_is_named_decides() {
    for fixture in fixtures::all_of(&V1).into_iter().chain(fixtures::all_of(&V2)) {
        for case in &fixture.request {
            let same = drift_of(fixture.api, &case.view, &case.view);
            assert!(same.has_all_that_is_desired() && same.dropped.is_empty(), "{} {same:?}", case.view);
            for field in fixture.api.integration(&fixture.type_name).unwrap().fields {
                if case.view.get(field.name).is_none() {
                    continue;
                }
                let mut other = case.view.clone();
                other[field.name] = json!("something else");
                assert_eq!(drift_of(fixture.api, &other, &case.view).changed, [field.name], "{}", case.view);
            }
        }
    }
}

proptest! {
    #![proptest_config(support::cases(500))]

    #[test]
    fn a_view_behind_masks_is_never_changed((api, view, _) in strategies::api_and_valid_view(strategies::secret())) {
        let integration = api.integration(view["type"].as_str().unwrap()).unwrap();
        let mut returned = view.clone();
        for field in integration.fields {
            match returned[field.name].as_str() {
                Some(_) if !integration.returns(field.name) => drop(returned.as_object_mut().unwrap().remove(field.name)),
                Some(text) if field.secret => returned[field.name] = mask(text).into(),
                Some(text) if field.kind == Kind::Url => returned[field.name] = mask_url(text, &HOST).into(),
                _ => {}
            }
        }
        let drift = drift_of(api, &returned, &view);
        prop_assert!(drift.changed.is_empty() && drift.dropped.is_empty(), "{drift:?}");
        // Our own masks show the tail of a long secret, and of a URL never more than its origin.
        for field in integration.fields {
            let Some(text) = view[field.name].as_str() else { continue };
            let hidden = (field.secret && text.len() < 16) || field.kind == Kind::Url || !integration.returns(field.name);
            prop_assert_eq!(drift.unseen.contains(&field.name), hidden, "{}", field.name);
        }
    }

    #[test]
    fn each_field_is_in_one_list_at_most_and_agrees_with_looks_unchanged(returned in strategies::any_view(), (api, desired, _) in strategies::api_and_valid_view(strategies::odd_secret())) {
        let drift = drift_of(api, &returned, &desired);
        for field in api.integration(desired["type"].as_str().unwrap()).unwrap().fields {
            let name = field.name;
            let lists = [drift.changed.contains(&name), drift.unseen.contains(&name), drift.dropped.iter().any(|dropped| dropped == name)];
            prop_assert!(lists.iter().filter(|is_in| **is_in).count() <= 1, "{name} {drift:?}");
            if let (Some(seen), Some(wanted)) = (returned.get(name).and_then(Value::as_str), desired.get(name).and_then(Value::as_str)) {
                prop_assert!(!lists[0] || !looks_unchanged(seen, wanted, &HOST), "{name} {drift:?}");
            }
        }
        prop_assert!(drift.dropped.iter().all(|name| desired.get(name).is_none() && name != "type" && name != "id"));
    }
}
