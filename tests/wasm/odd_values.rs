//! Unusual JavaScript values as a view or as options, and the result of `validate`.

use serde_json::json;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{js, json, short, validate};

/// Values that are not plain objects. The tag decides; a value that throws when it is read is not one either.
pub const REFUSED: &[&str] = &[
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

/// Unusual values that are accepted as a view, and their errors.
pub const ACCEPTED: &[(&str, &[&str])] = &[
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
    // Undefined means absent, also for unknown fields.
    ("{ type: 'PAGER_DUTY', serviceKey: 'made-up', extra: undefined }", &[]),
    ("{ type: 'SLACK', apiToken: 'made-up', teamName: undefined, channelName: undefined }", &["teamName required"]),
    ("{ type: undefined }", &["type required"]),
    // Values that are not texts.
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
    // Keys with a special meaning in JavaScript.
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
    // A text that is not valid UTF-16.
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
