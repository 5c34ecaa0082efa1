//! The exports with hostile values: nothing throws or changes its arguments, and each value is read once.

use atlas_integrations::js::exports::{build_request, pick_view, to_curl};
use serde_json::Value;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::odd_values::{ACCEPTED, REFUSED};
use super::support::{
    GROUP_ID, apply, js, json, new_client, prepare_update, redact, short, turn, validate, validate_field,
};

/// A proxy that records what is done to it.
const WATCHED: &str = "(target, seen) => new Proxy(target, new Proxy({}, { get: (_, trap) => { seen.add(trap) } }))";

#[wasm_bindgen_test]
fn nothing_is_done_to_a_value_but_reading() {
    let seen = js("new Set()");
    let target = js("{ type: 'DATADOG', apiKey: '****', region: 'UK', foo: {} }");
    let watched = apply(WATCHED, &[target, seen.clone()]);
    validate(&watched, &JsValue::UNDEFINED);
    validate_field(&"DATADOG".into(), &"foo".into(), &watched, &JsValue::UNDEFINED);
    redact(&watched);
    pick_view(&"DATADOG".into(), &watched, 0).unwrap();
    prepare_update(&watched, &watched);
    let _ = build_request(&"update".into(), &watched, 0);
    let _ = to_curl(&watched, false);
    let seen = json(&apply("seen => [...seen].sort()", &[seen]));
    let reading = ["get", "getOwnPropertyDescriptor", "getPrototypeOf", "has", "ownKeys"];
    let others: Vec<&Value> =
        seen.as_array().unwrap().iter().filter(|trap| !reading.contains(&trap.as_str().unwrap())).collect();
    assert!(others.is_empty(), "{others:?}");
    assert!(seen.as_array().unwrap().iter().any(|trap| trap == "ownKeys"), "the proxy was read at all");
}

/// If a getter returns another value each time, the value that was checked is sent.
#[wasm_bindgen_test]
fn a_value_is_read_once() {
    let view = js(
        "(() => { let reads = 0; return { type: 'PAGER_DUTY', get serviceKey() { return reads++ ? '****' : 'made-up' } } })()",
    );
    let args = apply("(groupId, integration) => ({ groupId, integration })", &[GROUP_ID.into(), view]);
    let request = json(&build_request(&"update".into(), &args, 0).unwrap());
    assert_eq!(request["body"], r#"{"type":"PAGER_DUTY","serviceKey":"made-up"}"#);
}

#[wasm_bindgen_test]
fn a_getter_may_call_validate_again() {
    let again = Closure::<dyn Fn(JsValue) -> JsValue>::new(|value: JsValue| validate(&value, &JsValue::UNDEFINED));
    let make = "validate => { const view = () => ({ type: 'SLACK', get apiToken() { return 'made-up' + validate({ type: 'DATADOG' }).issues.length }, teamName: 't' }); \
                return { ...view(), get channelName() { return String(validate(view()).valid) } } }";
    let view = apply(make, &[again.as_ref().clone()]);
    assert_eq!(json(&validate(&view, &JsValue::UNDEFINED))["valid"], true);
}

#[wasm_bindgen_test]
async fn texts_of_ten_megabytes_are_checked() {
    for (view, issues, warnings) in [
        ("{ type: 'WEBHOOK', url: 'https://h.example/', secret: 'x'.repeat(1e7) }", &[][..], 0),
        ("{ type: 'PAGER_DUTY', serviceKey: ' '.repeat(1e7) + 'x' }", &[], 1),
        ("{ type: 'DATADOG', apiKey: '*'.repeat(1e7) }", &["apiKey masked_secret"], 0),
        ("{ type: 'DATADOG', region: 'y'.repeat(1e7), apiKey: '' }", &["apiKey required", "region invalid_value"], 0),
        ("{ type: 'x'.repeat(1e7) }", &["type unknown_type"], 0),
    ] {
        let result = json(&validate(&js(view), &JsValue::UNDEFINED));
        assert_eq!(
            (&short(&result["issues"])[..], result["warnings"].as_array().unwrap().len()),
            (&issues.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>()[..], warnings),
            "{view}"
        );
        assert!(result.to_string().len() < 1000, "{view}");
        turn().await;
    }
}

#[wasm_bindgen_test]
fn one_field_takes_whatever_it_is_given() {
    let field = |value: &str| {
        short(&json(&validate_field(&"DATADOG".into(), &"apiKey".into(), &js(value), &JsValue::UNDEFINED)))
    };
    assert_eq!(field("undefined"), ["apiKey required"]);
    assert_eq!(field("null"), ["apiKey required"]);
    for odd in ["{}", "[]", "5", "5n", "Symbol('x')", "() => 1", "new Proxy({}, { get() { throw 1 } })"] {
        assert_eq!(field(odd), ["apiKey invalid_type"], "{odd}");
    }
    let odd_name =
        |name: &str| short(&json(&validate_field(&"DATADOG".into(), &js(name), &1.into(), &JsValue::UNDEFINED)));
    assert_eq!(odd_name("'__proto__'"), ["__proto__ unknown_field"]);
    let odd_type =
        |name: &str| short(&json(&validate_field(&js(name), &"apiKey".into(), &1.into(), &JsValue::UNDEFINED)));
    for odd in ["undefined", "5", "{}", "'__proto__'", "Symbol('x')"] {
        assert_eq!(odd_type(odd), ["type unknown_type"], "{odd}");
    }
}

/// The rest of the exports: an error of the package or a result, never a panic, which would end the instance.
#[wasm_bindgen_test]
fn no_export_panics() {
    for source in REFUSED.iter().chain(ACCEPTED.iter().map(|(source, _)| source)) {
        let value = js(source);
        for operation in ["list", "get", "create", "update", "delete"] {
            let args = apply(
                "(value, groupId) => ({ groupId, type: value, integration: value, query: value, baseUrl: value })",
                &[value.clone(), GROUP_ID.into()],
            );
            let _ = build_request(&operation.into(), &args, 0);
            let _ = build_request(&operation.into(), &value, 0);
            let headers =
                apply("value => ({ status: 200, headers: value, body: value })", std::slice::from_ref(&value));
            let _ = atlas_integrations::js::exports::parse_response(&operation.into(), &headers, 0);
            let _ = atlas_integrations::js::exports::parse_response(&operation.into(), &value, 0);
        }
        assert!(build_request(&value, &js("{}"), 0).is_err(), "{source}");
        let _ = to_curl(&value, false);
        redact(&value);
        let _ = pick_view(&value, &value, 0);
        let _ = pick_view(&"SLACK".into(), &value, 0);
        prepare_update(&value, &value);
        atlas_integrations::js::exports::looks_unchanged(&value, &value);
        super::support::next_query(&value, &value);
        let _ = atlas_integrations::js::digest_authorization(&value);
        let _ = new_client(&value);
    }
    // And the instance still works.
    assert_eq!(
        json(&validate(&js("{ type: 'PAGER_DUTY', serviceKey: 'made-up' }"), &JsValue::UNDEFINED))["valid"],
        true
    );
}
