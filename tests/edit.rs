//! Edits: what is masked, what is edited, and what then can be sent.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use atlas_integrations::core::check::Options;
use atlas_integrations::core::form::{Edit, pick, prepare};
use atlas_integrations::core::redact::is_masked;
use atlas_integrations::core::table::{Api, V1, V2, VERSIONS};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use support::platform::HOST;
use support::{fixtures, json::json as to_json, json::value, short, strategies};

fn edit(current: &Value, edited: &Value) -> Edit {
    edit_for(&V1, current, edited)
}

fn edit_for(api: &'static Api, current: &Value, edited: &Value) -> Edit {
    prepare(api, &value(current), &value(edited), &HOST)
}

/// What the public function answers.
fn answer(current: &Value, edited: &Value) -> Value {
    to_json(&edit(current, edited).into_value())
}

const KEY: &str = "0123456789abcdef0123456789abcdef";
const MASK: &str = "****************************cdef";

#[test]
fn one_field_is_changed_and_the_secret_entered_again() {
    let current = json!({ "id": "1", "type": "DATADOG", "apiKey": MASK, "region": "US", "customEndpoint": null, "sendDatabaseMetrics": true });
    assert_eq!(
        answer(&current, &json!({ "region": "EU", "apiKey": KEY })),
        json!({ "ready": true, "integration": { "type": "DATADOG", "apiKey": KEY, "region": "EU" }, "changed": ["region"], "dropped": ["sendDatabaseMetrics"] })
    );
    // Its tail and length are all that shows of the old one, and they agree.
    assert_eq!(answer(&current, &json!({ "apiKey": KEY.replace('0', "1") }))["changed"], json!([]));
    assert_eq!(answer(&current, &json!({ "apiKey": "f".repeat(32) }))["changed"], json!(["apiKey"]));
}

#[test]
fn a_mask_is_never_kept() {
    let current = json!({ "type": "DATADOG", "apiKey": MASK, "region": "US" });
    for edited in [json!({}), json!({ "region": "EU" }), json!({ "apiKey": MASK }), json!({ "apiKey": "****" })] {
        let answer = answer(&current, &edited);
        assert_eq!(
            (&answer["ready"], &answer["retype"], &answer["issues"]),
            (&json!(false), &json!(["apiKey"]), &json!([])),
            "{edited}"
        );
        assert!(answer.get("integration").is_none());
    }
    let webhook = json!({ "type": "WEBHOOK", "url": "https://h.example/****2101", "secret": "****long" });
    assert_eq!(answer(&webhook, &json!({}))["retype"], json!(["url", "secret"]), "optional ones too");
    assert_eq!(answer(&webhook, &json!({ "url": "https://h.example/x-2101" }))["retype"], json!(["secret"]));
    // Our own mask of a URL that could not be read.
    let bare = json!({ "type": "WEBHOOK", "url": "****" });
    let answer = answer(&bare, &json!({}));
    assert_eq!((&answer["retype"], &answer["issues"]), (&json!(["url"]), &json!([])));
}

#[test]
fn null_and_empty_clear_an_optional_field() {
    let webhook = json!({ "type": "WEBHOOK", "url": "https://h.example/x", "secret": "****long" });
    for blank in [json!(null), json!("")] {
        assert_eq!(
            answer(&webhook, &json!({ "secret": blank })),
            json!({ "ready": true, "integration": { "type": "WEBHOOK", "url": "https://h.example/x" }, "changed": ["secret"], "dropped": ["secret"] })
        );
        let required = answer(&webhook, &json!({ "url": blank, "secret": blank }));
        assert_eq!(required["issues"][0]["code"], "required");
    }
}

#[test]
fn nulls_ids_and_unknown_fields_that_came_back_are_dropped() {
    let current =
        json!({ "id": "1", "type": "VICTOR_OPS", "apiKey": "made-up-key", "routingKey": null, "new": { "x": 1 } });
    let expected = json!({ "type": "VICTOR_OPS", "apiKey": "made-up-key" });
    assert_eq!(
        answer(&current, &json!({})),
        json!({ "ready": true, "integration": expected, "changed": [], "dropped": ["new"] })
    );
    // What a form does: everything that came back, one field changed.
    let mut form = current.clone();
    form["routingKey"] = json!("on-call");
    let answer = answer(&current, &form);
    assert_eq!(answer["ready"], true, "{answer}");
    assert_eq!(
        answer["integration"],
        json!({ "type": "VICTOR_OPS", "apiKey": "made-up-key", "routingKey": "on-call" })
    );
    assert_eq!(answer["changed"], json!(["routingKey"]));
}

/// The names of a service still to come, and a value that JSON has no word for, are as good as any.
#[test]
fn what_is_dropped_is_named_whether_ready_or_not() {
    let current = json!({ "id": "1", "type": "PAGER_DUTY", "serviceKey": "****cdef", "region": "EU", "later": null });
    for (edited, ready) in [(json!({}), false), (json!({ "serviceKey": KEY }), true)] {
        let answer = answer(&current, &edited);
        assert_eq!((&answer["ready"], &answer["dropped"]), (&json!(ready), &json!(["region"])));
    }
    let unknown = json!({ "type": "A_SERVICE_TO_COME", "token": "x" });
    assert_eq!(answer(&unknown, &json!({}))["dropped"], json!([]), "nothing of it is sent at all");
}

#[test]
fn what_a_framework_puts_beside_the_fields_is_no_issue_of_an_edit() {
    let current = json!({ "type": "PAGER_DUTY", "serviceKey": "****cdef" });
    let edited = json!({ "serviceKey": KEY, "$ACTION_ID_1": "", "_csrf": "made-up" });
    assert_eq!(answer(&current, &edited)["integration"], json!({ "type": "PAGER_DUTY", "serviceKey": KEY }));
    assert_eq!(answer(&current, &json!({ "serviceKey": KEY, "csrf": "x" }))["issues"][0]["code"], "unknown_field");
}

#[test]
fn what_else_cannot_be_sent_is_an_issue() {
    let legacy = json!({ "type": "SLACK", "apiToken": "made-up", "channelName": "" });
    assert_eq!(short(&edit(&legacy, &json!({})).issues), ["teamName required"]);
    assert_eq!(answer(&legacy, &json!({ "teamName": "My Team" }))["ready"], true);
    let far = json!({ "type": "DATADOG", "apiKey": MASK, "region": "AP1" });
    let far = edit(&far, &json!({}));
    assert_eq!((short(&far.issues), far.retype), (vec!["region invalid_value".to_owned()], vec!["apiKey"]));
    assert_eq!(short(&edit(&json!({ "type": "PROMETHEUS" }), &json!({})).issues), ["type unknown_type"]);
    assert_eq!(short(&edit(&json!({}), &json!({})).issues), ["type required"]);
    let current = json!({ "type": "VICTOR_OPS", "apiKey": "made-up-key" });
    assert_eq!(short(&edit(&current, &json!({ "routing_key": "x" })).issues), ["routing_key unknown_field"]);
    assert_eq!(short(&edit(&current, &json!({ "type": "DATADOG" })).issues), ["type type_mismatch"]);
    assert_eq!(short(&edit(&current, &json!({ "routingKey": 5 })).issues), ["routingKey invalid_type"]);
    assert_eq!(short(&edit(&current, &json!("x")).issues), [" invalid_type"]);
    assert_eq!(answer(&current, &json!("x"))["ready"], false);
    assert_eq!(answer(&json!("x"), &json!({}))["ready"], false);
}

#[test]
fn warnings_do_not_keep_a_view_from_being_sent() {
    let current = json!({ "type": "FLOWDOCK", "flowName": "f", "apiToken": "****", "orgName": "o" });
    assert_eq!(answer(&current, &json!({ "apiToken": " made-up" }))["ready"], true);
}

#[test]
fn a_form_that_switched_type_keeps_what_belongs() {
    let slack = V1.integration("SLACK").unwrap();
    let keeps = |name: &str, given: Value| {
        let picked =
            to_json(&pick(slack, value(&json!({ "apiKey": "another service's", "type": "DATADOG", name: given }))));
        assert_eq!((&picked["type"], picked.get("apiKey")), (&json!("SLACK"), None));
        name != "type" && picked.get(name) == Some(&given)
    };
    assert!(keeps("apiToken", json!("x")) && keeps("channelName", json!("x")) && keeps("teamName", json!(5)));
    assert!(
        keeps("apiToken", json!("")) && keeps("teamName", json!(null)),
        "what must be sent stays, so that it is missed"
    );
    assert!(
        !keeps("channelName", json!(""))
            && !keeps("channelName", json!(null))
            && !keeps("channelName", json!(" \u{feff}"))
    );
    assert!(!keeps("apiKey", json!("x")) && !keeps("type", json!("SLACK")) && !keeps("__proto__", json!("x")));
}

#[test]
fn every_returned_fixture_can_be_prepared() {
    for fixture in fixtures::of_all_versions() {
        let full = &fixture.request[0].view;
        for case in &fixture.returned {
            let mut edited = full.clone();
            // A new region only if the old one can't be sent.
            if let Some(field) = fixture.api.field(&fixture.type_name, "region") {
                edited["region"] = serde_json::to_value(field.default).unwrap();
            }
            for field in fixture.api.integration(&fixture.type_name).unwrap().fields {
                if field.secret && edited.get(field.name).is_none() {
                    edited[field.name] = json!("made-up-secret");
                }
            }
            let edit = prepare(fixture.api, &value(&case.view), &value(&edited), &HOST);
            assert!(
                edit.view.is_some(),
                "{} {}: {:?} {:?}",
                fixture.type_name,
                case.about,
                edit.retype,
                short(&edit.issues)
            );
        }
    }
}

#[test]
fn what_atlas_never_returns_has_to_be_entered_again() {
    let current = json!({ "type": "PROMETHEUS", "username": "made-up", "serviceDiscovery": "http", "enabled": true });
    let retype = |edited: Value| prepare(&V2, &value(&current), &value(&edited), &HOST).retype;
    assert_eq!(retype(json!({ "enabled": false })), ["password"]);
    for blank in [json!(""), json!(null)] {
        assert_eq!(retype(json!({ "password": blank })), ["password"]);
    }
    let edit = prepare(&V2, &value(&current), &value(&json!({ "password": "made-up-password" })), &HOST);
    assert!(edit.view.is_some() && edit.changed == ["password"]);
}

/// What a version may return, and anything else.
fn returned_of(api: &'static Api) -> impl Strategy<Value = Value> {
    prop_oneof![
        strategies::valid_view_of(api, strategies::secret()).prop_map(|(view, _)| view),
        strategies::any_view_of(api),
        (strategies::integration_of(api), prop::collection::vec(strategies::any_value(), 8)).prop_map(
            |(integration, values)| {
                let names = integration.fields.iter().map(|field| field.name.to_owned());
                let mut view = Map::from_iter(names.zip(values));
                view.insert("type".to_owned(), integration.type_name.into());
                view.into()
            }
        ),
    ]
}

/// A version, what it returned, and what somebody made of it.
fn edited() -> impl Strategy<Value = (&'static Api, Value, Value)> {
    strategies::api().prop_flat_map(|api| (Just(api), returned_of(api), strategies::any_view_of(api)))
}

proptest! {
    #![proptest_config(support::cases(500))]

    #[test]
    fn what_is_ready_is_valid_and_shows_no_mask((api, current, edited) in edited()) {
        let edit = edit_for(api, &current, &edited);
        prop_assert_eq!(edit.view.is_some(), edit.retype.is_empty() && edit.issues.is_empty());
        if let Some(view) = &edit.view {
            let view = to_json(view);
            let issues = support::validate(&view, Options::of(api));
            prop_assert!(issues.iter().all(|issue| !issue.is_error()), "{:?}", short(&issues));
            let integration = api.integration(current["type"].as_str().unwrap()).unwrap();
            for field in integration.fields.iter().filter(|field| field.secret) {
                prop_assert!(view[field.name].as_str().is_none_or(|text| !is_masked(text)));
            }
            prop_assert!(view.as_object().unwrap().values().all(|value| !value.is_null()));
        }
    }

    #[test]
    fn nothing_is_changed_where_nothing_is_edited((api, current, _) in edited()) {
        let edit = edit_for(api, &current, &json!({}));
        prop_assert_eq!(&edit.changed, &Vec::<&str>::new());
        // The whole of what came back, edited in nothing, is no change either; nor is it an issue.
        if let Some(integration) = current["type"].as_str().and_then(|name| api.integration(name)) {
            let mut form = current.as_object().unwrap().clone();
            form.retain(|name, value| integration.field(name).is_none() || !(value.is_null() || value == ""));
            let again = edit_for(api, &current, &form.into());
            prop_assert_eq!(&again.changed, &edit.changed);
            prop_assert_eq!(short(&again.issues), short(&edit.issues));
        }
    }

    #[test]
    fn parts_come_in_the_tables_order((api, current, edited) in edited()) {
        let edit = edit_for(api, &current, &edited);
        let Some(integration) = current["type"].as_str().and_then(|name| api.integration(name)) else { return Ok(()) };
        let rank = |name: &&str| integration.fields.iter().position(|field| field.name == *name).unwrap();
        prop_assert!(edit.changed.iter().map(rank).is_sorted() && edit.retype.iter().map(rank).is_sorted());
    }

    #[test]
    fn no_value_is_in_issues_or_debug((_, current, _) in edited(), (api, edited, secrets) in strategies::api_and_valid_view(strategies::secret())) {
        let edit = edit_for(api, &current, &edited);
        let said = format!("{edit:?} {:?}", edit.issues);
        prop_assert!(secrets.iter().all(|secret| !said.contains(secret)), "{said}");
    }

    #[test]
    fn of_a_full_form_only_one_services_fields_are_kept(values in prop::collection::vec(strategies::any_value(), 14)) {
        for (api, integration) in VERSIONS.iter().flat_map(|api| api.integrations.iter().map(move |integration| (api, integration))) {
            let names = api.integrations.iter().flat_map(|integration| integration.fields).map(|field| field.name);
            for (name, given) in names.zip(values.iter().cycle()) {
                let picked = pick(integration, value(&json!({ name: given })));
                prop_assert_eq!(picked.text("type"), Some(integration.type_name));
                prop_assert!(name == "type" || picked.get(name).is_none() || integration.field(name).is_some());
            }
        }
    }
}
