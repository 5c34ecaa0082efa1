//! `validate` with whatever JavaScript can hand over: it never throws, and changes nothing.

use atlas_integrations::js::exports::{build_request, pick_view, to_curl};
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{GROUP_ID, apply, js, json, prepare_update, redact, short, turn, validate, validate_field};

/// What is no plain object. The tag decides, and what throws on the way to it is none either.
const REFUSED: &[&str] = &[
    "undefined",
    "null",
    "true",
    "NaN",
    "5",
    "5n",
    "'DATADOG'",
    "new String('x')",
    "Symbol('x')",
    "() => ({ type: 'DATADOG' })",
    "class { static type = 'DATADOG' }",
    "[]",
    "[{ type: 'DATADOG' }]",
    "new Map([['type', 'DATADOG']])",
    "new Set(['type'])",
    "new WeakMap()",
    "new Date()",
    "new Date(NaN)",
    "/x/",
    "new Error('x')",
    "Promise.resolve({ type: 'DATADOG' })",
    "new Uint8Array(4)",
    "new ArrayBuffer(4)",
    "(function () { return arguments })('type')",
    "(function* () {})()",
    "Math",
    "JSON",
    "new URLSearchParams('type=DATADOG')",
    "{ type: 'DATADOG', [Symbol.toStringTag]: 'Map' }",
    "{ type: 'DATADOG', get [Symbol.toStringTag]() { throw new Error('tag') } }",
    "(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy })()",
    "(() => { const { proxy, revoke } = Proxy.revocable([], {}); revoke(); return proxy })()",
    "(() => { const { proxy, revoke } = Proxy.revocable(() => {}, {}); revoke(); return proxy })()",
    "new Proxy({}, { ownKeys() { throw new Error('keys') } })",
    "new Proxy({}, { ownKeys() { return [5] } })",
    "new Proxy({}, { get() { throw new Error('get') } })",
    "new Proxy([], {})",
    "new Proxy(() => {}, {})",
];

#[wasm_bindgen_test]
fn what_is_no_plain_object_is_an_invalid_type() {
    for source in REFUSED {
        for options in ["undefined", "{ type: 'SLACK' }", "{ mode: 'partial' }"] {
            let result = json(&validate(&js(source), &js(options)));
            assert_eq!(
                (&result["valid"], short(&result["issues"])),
                (&json!(false), vec![" invalid_type".to_owned()]),
                "{source}"
            );
            assert_eq!(result["warnings"], json!([]), "{source}");
        }
    }
}

/// What is accepted as a view, odd as it may be, and its errors.
const ACCEPTED: &[(&str, &[&str])] = &[
    ("{ type: 'PAGER_DUTY', serviceKey: 'made-up' }", &[]),
    ("Object.assign(Object.create(null), { type: 'PAGER_DUTY', serviceKey: 'made-up' })", &[]),
    ("new (class View { type = 'PAGER_DUTY'; serviceKey = 'made-up'; get extra() { return 1 } })()", &[]),
    ("new Proxy({ type: 'PAGER_DUTY', serviceKey: 'made-up' }, {})", &[]),
    ("Object.freeze({ type: 'PAGER_DUTY', serviceKey: 'made-up' })", &[]),
    ("{ type: 'PAGER_DUTY', get serviceKey() { return 'made-up' } }", &[]),
    // Only own, enumerable keys that are texts count.
    (
        "Object.create({ extra: 1 }, { type: { value: 'PAGER_DUTY', enumerable: true }, serviceKey: { value: 'made-up', enumerable: true }, hidden: { value: 1 } })",
        &[],
    ),
    ("{ type: 'PAGER_DUTY', serviceKey: 'made-up', [Symbol('x')]: 1 }", &[]),
    ("Object.create({ type: 'PAGER_DUTY', serviceKey: 'made-up' })", &["type required"]),
    // Undefined is absent, of unknown fields too.
    ("{ type: 'PAGER_DUTY', serviceKey: 'made-up', extra: undefined }", &[]),
    ("{ type: 'SLACK', apiToken: 'made-up', teamName: undefined, channelName: undefined }", &["teamName required"]),
    ("{ type: undefined }", &["type required"]),
    // Values that are no text.
    ("{ type: 'PAGER_DUTY', get serviceKey() { throw new Error('made-up') } }", &["serviceKey invalid_type"]),
    ("{ get type() { throw null } }", &["type invalid_type"]),
    ("{ type: 'PAGER_DUTY', serviceKey: new String('made-up') }", &["serviceKey invalid_type"]),
    ("{ type: 'PAGER_DUTY', serviceKey: Symbol('made-up') }", &["serviceKey invalid_type"]),
    ("{ type: 'PAGER_DUTY', serviceKey: 5n }", &["serviceKey invalid_type"]),
    ("{ type: 'PAGER_DUTY', serviceKey: () => 'made-up' }", &["serviceKey invalid_type"]),
    (
        "{ type: 'PAGER_DUTY', serviceKey: { toString() { throw new Error() }, [Symbol.toPrimitive]() { throw new Error() } } }",
        &["serviceKey invalid_type"],
    ),
    ("{ type: new Proxy({}, { get() { throw new Error() } }) }", &["type invalid_type"]),
    (
        "(() => { const view = { type: 'PAGER_DUTY', serviceKey: 'made-up' }; view.self = view; return view })()",
        &["self unknown_field"],
    ),
    (
        "(() => { const view = { type: 'PAGER_DUTY' }; view.serviceKey = view; return view })()",
        &["serviceKey invalid_type"],
    ),
    // Keys that mean something to JavaScript.
    (
        r#"JSON.parse('{ "__proto__": { "serviceKey": "made-up" }, "type": "PAGER_DUTY" }')"#,
        &["serviceKey required", "__proto__ unknown_field"],
    ),
    (
        "{ type: 'PAGER_DUTY', serviceKey: 'made-up', constructor: 1, toString: 1, hasOwnProperty: 1, then: 1 }",
        &["constructor unknown_field", "toString unknown_field", "hasOwnProperty unknown_field", "then unknown_field"],
    ),
    ("{ type: '__proto__' }", &["type unknown_type"]),
    ("{ type: 'constructor' }", &["type unknown_type"]),
    // No text of UTF-8.
    ("{ type: 'PAGER_DUTY', serviceKey: '\\ud800' }", &[]),
    ("{ type: '\\udfff' }", &["type unknown_type"]),
    ("{ type: 'PAGER_DUTY', serviceKey: '\\0' }", &[]),
];

#[wasm_bindgen_test]
fn odd_objects_give_their_issues() {
    for (source, errors) in ACCEPTED {
        let result = json(&validate(&js(source), &JsValue::UNDEFINED));
        assert_eq!(
            (&short(&result["issues"])[..], &result["valid"]),
            (&errors.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>()[..], &json!(errors.is_empty())),
            "{source}"
        );
        assert!(!result.to_string().contains("made-up"), "{source}");
    }
}

#[wasm_bindgen_test]
fn odd_options_are_no_options() {
    let view = js("{ type: 'PAGER_DUTY' }");
    let odd = [
        "null",
        "5",
        "'partial'",
        "[]",
        "{ mode: 5 }",
        "{ mode: 'PARTIAL' }",
        "{ get mode() { throw 1 } }",
        "{ get type() { throw 1 } }",
        "new Proxy({}, { get() { throw 1 } })",
    ];
    for options in odd.iter().chain(REFUSED.iter().filter(|source| !source.contains("type"))) {
        let result = json(&validate(&view, &js(options)));
        assert_eq!(short(&result["issues"]), ["serviceKey required"], "{options}");
    }
    for wrong in ["{ type: 5 }", "{ type: '' }", "{ type: {} }", "{ type: 'HONEYCOMB' }"] {
        let result = json(&validate(&view, &js(wrong)));
        assert_eq!(short(&result["issues"]), ["type unknown_type"], "{wrong}");
    }
}

/// A proxy that writes down what is done to it.
const WATCHED: &str = "(target, seen) => new Proxy(target, new Proxy({}, { get: (_, trap) => { seen.add(trap) } }))";

#[wasm_bindgen_test]
fn nothing_is_done_to_a_value_but_reading() {
    let seen = js("new Set()");
    let target = js("{ type: 'DATADOG', apiKey: '****', region: 'UK', foo: {} }");
    let watched = apply(WATCHED, &[target, seen.clone()]);
    validate(&watched, &JsValue::UNDEFINED);
    validate_field(&"DATADOG".into(), &"foo".into(), &watched, &JsValue::UNDEFINED);
    redact(&watched);
    pick_view(&"DATADOG".into(), &watched).unwrap();
    prepare_update(&watched, &watched);
    let _ = build_request(&"update".into(), &watched);
    let _ = to_curl(&watched, false);
    let seen = json(&apply("seen => [...seen].sort()", &[seen]));
    let reading = ["get", "getOwnPropertyDescriptor", "getPrototypeOf", "has", "ownKeys"];
    let others: Vec<&Value> =
        seen.as_array().unwrap().iter().filter(|trap| !reading.contains(&trap.as_str().unwrap())).collect();
    assert!(others.is_empty(), "{others:?}");
    assert!(seen.as_array().unwrap().iter().any(|trap| trap == "ownKeys"), "the proxy was read at all");
}

/// Whoever answers differently each time is checked and sent by the same answer.
#[wasm_bindgen_test]
fn a_value_is_read_once() {
    let view = js(
        "(() => { let reads = 0; return { type: 'PAGER_DUTY', get serviceKey() { return reads++ ? '****' : 'made-up' } } })()",
    );
    let args = apply("(groupId, integration) => ({ groupId, integration })", &[GROUP_ID.into(), view]);
    let request = json(&build_request(&"update".into(), &args).unwrap());
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

/// The rest of the exports: an error of ours or an answer, never a panic, which would end the instance.
#[wasm_bindgen_test]
fn no_export_panics() {
    for source in REFUSED.iter().chain(ACCEPTED.iter().map(|(source, _)| source)) {
        let value = js(source);
        for operation in ["list", "get", "create", "update", "delete"] {
            let args = apply(
                "(value, groupId) => ({ groupId, type: value, integration: value, query: value, baseUrl: value })",
                &[value.clone(), GROUP_ID.into()],
            );
            let _ = build_request(&operation.into(), &args);
            let _ = build_request(&operation.into(), &value);
            let headers =
                apply("value => ({ status: 200, headers: value, body: value })", std::slice::from_ref(&value));
            let _ = atlas_integrations::js::exports::parse_response(&operation.into(), &headers);
            let _ = atlas_integrations::js::exports::parse_response(&operation.into(), &value);
        }
        assert!(build_request(&value, &js("{}")).is_err(), "{source}");
        let _ = to_curl(&value, false);
        redact(&value);
        let _ = pick_view(&value, &value);
        let _ = pick_view(&"SLACK".into(), &value);
        prepare_update(&value, &value);
        atlas_integrations::js::exports::looks_unchanged(&value, &value);
        super::support::next_query(&value, &value);
        let _ = atlas_integrations::js::digest_authorization(&value);
        let _ = atlas_integrations::js::Client::new(&value);
    }
    // And it still lives.
    assert_eq!(
        json(&validate(&js("{ type: 'PAGER_DUTY', serviceKey: 'made-up' }"), &JsValue::UNDEFINED))["valid"],
        true
    );
}
