//! Masked copies: nothing secret is left in them, and nothing else is touched.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod shapes;
#[path = "../support/mod.rs"]
mod support;

use atlas_integrations::core::redact::{redact, redact_view, secrets_of};
use atlas_integrations::core::table::VERSIONS;
use proptest::prelude::*;
use serde_json::{Value, json};
use support::platform::HOST;
use support::{fixtures, json::json as to_json, json::texts, json::value, strategies};

fn masked(given: Value) -> Value {
    redact(&value(&given), &HOST).map_or(given, |masked| to_json(&masked))
}

fn is_untouched(given: Value) -> bool {
    redact(&value(&given), &HOST).is_none_or(|masked| to_json(&masked) == given)
}

#[test]
fn views_keep_all_but_their_secrets() {
    assert_eq!(
        masked(json!({ "type": "DATADOG", "apiKey": "0123456789abcdef0123456789abcdef", "region": "US" })),
        json!({ "type": "DATADOG", "apiKey": "****cdef", "region": "US" })
    );
    assert_eq!(
        masked(json!({ "type": "FLOWDOCK", "flowName": "newFlowName", "apiToken": "223344", "orgName": "newOrgName" })),
        json!({ "type": "FLOWDOCK", "flowName": "newFlowName", "apiToken": "****", "orgName": "newOrgName" })
    );
    assert_eq!(
        masked(
            json!({ "type": "WEBHOOK", "url": "https://hooks.example.com:8443/made/up?x=1#y", "secret": "made-up" })
        ),
        json!({ "type": "WEBHOOK", "url": "https://hooks.example.com:8443/****", "secret": "****" })
    );
    assert_eq!(
        masked(
            json!({ "type": "NEW_RELIC", "licenseKey": "a", "accountId": "2857404", "writeToken": "b", "readToken": "c" })
        ),
        json!({ "type": "NEW_RELIC", "licenseKey": "****", "accountId": "2857404", "writeToken": "****", "readToken": "****" })
    );
}

#[test]
fn unknown_views_and_fields_keep_only_type_and_id() {
    assert_eq!(
        masked(json!({
            "type": "HONEYCOMB", "id": "5d791c84ff7a2522cc4f9ab1", "username": "made-up-user-0123456789", "enabled": true,
            "n": 5, "none": null, "deep": { "list": ["made-up", { "password": "made-up" }], "type": "made-up" }
        })),
        json!({
            "type": "HONEYCOMB", "id": "5d791c84ff7a2522cc4f9ab1", "username": "****6789", "enabled": true,
            "n": 5, "none": null, "deep": { "list": ["****", { "password": "****" }], "type": "****" }
        })
    );
    assert_eq!(
        masked(json!({ "type": "DATADOG", "apiKey": "x", "customEndpoint": "made-up", "flag": false, "id": "1" })),
        json!({ "type": "DATADOG", "apiKey": "****", "customEndpoint": "****", "flag": false, "id": "1" })
    );
    // Values that have no business where they are.
    assert_eq!(
        masked(json!({ "type": "DATADOG", "apiKey": { "a": "made-up" }, "region": ["made-up"] })),
        json!({ "type": "DATADOG", "apiKey": { "a": "****" }, "region": ["****"] })
    );
}

#[test]
fn views_without_type_are_known_by_their_fields() {
    assert_eq!(masked(json!({ "apiKey": "made-up", "region": "x" }))["apiKey"], "****");
    assert_eq!(masked(json!({ "secret": "made-up" }))["secret"], "****");
    assert!(!masked(json!({ "url": "https://h.example/made-up" })).to_string().contains("made-up"));
}

#[test]
fn lists_keep_their_shape() {
    let page: Value = serde_json::from_str(&fixtures::text("page/update.json")).unwrap();
    let list = masked(page.clone());
    assert_eq!((&list["links"], &list["totalCount"]), (&page["links"], &page["totalCount"]));
    assert_eq!(list["results"][0], json!({ "apiKey": "****", "region": "US", "type": "DATADOG" }));
    assert_eq!(list["results"][1]["apiToken"], "****");
    assert_eq!(list["results"][2]["apiToken"], "****");
    let bare = masked(json!([{ "type": "DATADOG", "apiKey": "made-up" }, 5]));
    assert_eq!(bare, json!([{ "type": "DATADOG", "apiKey": "****" }, 5]));
    // A result without a type is an unknown view.
    assert_eq!(
        masked(json!({ "results": [{ "password": "made-up" }, "made-up"] })),
        json!({ "results": [{ "password": "****" }, "****"] })
    );
}

/// JavaScript may pass values that core cannot express (a date, a function): if nothing is masked, nothing may get lost.
#[test]
fn a_list_without_secrets_is_left_alone() {
    use atlas_integrations::core::value::Value;
    assert!(redact(&Value::List(vec![Value::Other, Value::Number(1.0)]), &HOST).is_none());
}

/// A server may repeat a part of the address: what is long enough there to be a token is a secret by itself, the host's name is not.
#[test]
fn long_parts_of_a_url_are_secrets() {
    let url = "https://hooks-of-made-up.example/services/made-up-token-1?key=made-up-token-2";
    let secrets = secrets_of(&value(&json!({ "type": "WEBHOOK", "url": url })), &HOST);
    assert_eq!(secrets, [url, "/services/made-up-token-1?key=made-up-token-2", "made-up-token-1", "made-up-token-2"]);
}

#[test]
fn secrets_of_a_view_are_all_that_must_not_be_shown() {
    let webhook = json!({ "type": "WEBHOOK", "url": "https://h.example/made/up?x#y", "secret": "made-up" });
    assert_eq!(secrets_of(&value(&webhook), &HOST), ["https://h.example/made/up?x#y", "/made/up?x#y", "made-up"]);
    // The longest first, whichever field it is in: a shorter one may be part of it.
    let tokens =
        json!({ "type": "NEW_RELIC", "licenseKey": "made-1", "writeToken": "made-up-3", "readToken": "made-2" });
    assert_eq!(secrets_of(&value(&tokens), &HOST), ["made-up-3", "made-1", "made-2"]);
    for fixture in fixtures::of_all_versions() {
        for case in &fixture.request {
            let shown = to_json(&redact_view(&value(&case.view), &HOST)).to_string();
            for secret in secrets_of(&value(&case.view), &HOST)
                .iter()
                .filter(|secret| secret.len() > 3 && !secret.starts_with("http"))
            {
                assert!(!shown.contains(secret.as_str()), "{} {}", fixture.type_name, case.about);
            }
        }
    }
}

/// The texts of a value that stay in clear: in a view that is known, those that no service masks.
fn in_clear(name: &str) -> bool {
    let mut fields = VERSIONS.iter().flat_map(|api| api.integrations).flat_map(|integration| integration.fields);
    ["type", "id"].contains(&name) || fields.any(|field| field.name == name && !field.is_masked())
}

proptest! {
    #![proptest_config(support::cases(1000))]

    #[test]
    fn no_secret_is_left_in_a_view_list_or_request((_, view, secrets) in strategies::api_and_valid_view(strategies::odd_secret())) {
        let list = json!({ "results": [view, { "type": "NEW_ONE", "key": secrets }], "links": [] });
        let request = json!({ "method": "PUT", "url": "https://h.example/", "headers": {}, "body": view.to_string() });
        let shown = [masked(view.clone()), masked(list), masked(request), masked(json!([view]))];
        for secret in &secrets {
            let escaped = Value::from(secret.as_str()).to_string();
            let escaped = escaped.trim_matches('"');
            for shown in &shown {
                // A request's body is JSON inside JSON.
                let all = [shown.to_string(), shown["body"].as_str().unwrap_or_default().to_owned()];
                prop_assert!(all.iter().all(|text| !text.contains(escaped)), "{shown}");
            }
        }
        let again = masked(masked(view.clone()));
        prop_assert_eq!(again["type"].clone(), view["type"].clone());
    }

    /// Whatever the values: the same keys, the same shape, and no text but those that may stay.
    #[test]
    fn only_texts_change(view in strategies::any_view()) {
        let shown = to_json(&redact_view(&value(&view), &HOST));
        let (given, shown) = (view.as_object().unwrap(), shown.as_object().unwrap());
        prop_assert_eq!(given.keys().collect::<Vec<_>>(), shown.keys().collect::<Vec<_>>());
        for (name, value) in given {
            prop_assert!(same_shape(value, &shown[name]), "{} to {}", value, shown[name]);
            if !in_clear(name) {
                let masks = texts(&shown[name]).into_iter().all(|text| text.contains("****"));
                prop_assert!(masks, "{name}: {}", shown[name]);
            }
        }
    }
}

fn same_shape(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::String(_), Value::String(_)) => true,
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_shape(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.keys().eq(b.keys()) && a.values().zip(b.values()).all(|(a, b)| same_shape(a, b))
        }
        (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
        (a, b) => a == b,
    }
}
