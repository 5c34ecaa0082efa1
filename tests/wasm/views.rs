//! Views: validated on the platform's own `URL`, redacted, edited.

use atlas_integrations::js::exports::{looks_unchanged, parse_response, pick_view};
use js_sys::Object;
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{apply, js, json, prepare_update, redact, short, validate};

#[wasm_bindgen_test]
fn the_three_slips_of_the_readme() {
    let view = js("{ type: 'DATADOG', apiKey: '****************************abcd', region: 'UK', foo: 1 }");
    let result = json(&validate(&view, &JsValue::UNDEFINED));
    assert_eq!(
        result,
        json!({
            "valid": false,
            "issues": [
                { "path": ["apiKey"], "code": "masked_secret", "severity": "error", "message": result["issues"][0]["message"], "params": {} },
                { "path": ["region"], "code": "invalid_value", "severity": "error", "message": "`region` must be one of `US`, `EU`", "params": { "allowed": ["US", "EU"] } },
                { "path": ["foo"], "code": "unknown_field", "severity": "error", "message": "`foo` is not recognized: remove it", "params": {} },
            ],
            "warnings": [],
        })
    );
}

#[wasm_bindgen_test]
fn urls_are_what_the_platform_says() {
    let url = |url: &str| {
        let view = apply("url => ({ type: 'WEBHOOK', url })", &[url.into()]);
        short(&json(&validate(&view, &JsValue::UNDEFINED))["issues"])
    };
    for good in ["https://h.example", "HTTP://h.example:8080/x?y#z", "https://[::1]/x", "https://exämple.de/ü"] {
        assert_eq!(url(good), Vec::<String>::new(), "{good}");
    }
    for bad in ["", "h.example", "//h.example", "ftp://h.example", "javascript:alert(1)", "https://"] {
        let code = if bad.is_empty() { "url required" } else { "url invalid_format" };
        assert_eq!(url(bad), [code], "{bad}");
    }
    for masked in ["https://h.example/****", "https://h.example/****2101", "https://h.example/****?a=1"] {
        assert_eq!(url(masked), ["url masked_secret"], "{masked}");
    }
}

#[wasm_bindgen_test]
fn redacted_copies() {
    let redacted = |source: &str| json(&redact(&js(source)));
    assert_eq!(
        redacted("{ type: 'DATADOG', apiKey: '0123456789abcdef', region: 'US' }"),
        json!({ "type": "DATADOG", "apiKey": "****cdef", "region": "US" })
    );
    assert_eq!(
        redacted("{ results: [{ type: 'NEW', key: 'made-up', n: 1 }] }"),
        json!({ "results": [{ "type": "NEW", "key": "****", "n": 1 }] })
    );
    // A value that is not the package's, or that has no secret, is returned itself.
    for source in [
        "null",
        "undefined",
        "5",
        "'x'",
        "{ a: 1 }",
        "new Date(0)",
        "() => 1",
        "new Map()",
        "[]",
        "[new Date(0), () => 1, 5]",
    ] {
        let value = js(source);
        assert!(Object::is(&redact(&value), &value), "{source}");
    }
    let cyclic = js("(() => { const view = { type: 'DATADOG', apiKey: 'made-up' }; view.self = view; return view })()");
    assert!(!format!("{:?}", redact(&cyclic)).contains("made-up"));
}

#[wasm_bindgen_test]
fn a_key_called_proto_stays_a_key() {
    let source = r#"JSON.parse('{ "type": "NEW", "__proto__": { "password": "made-up" }, "constructor": "made-up" }')"#;
    let masked = redact(&js(source));
    assert_eq!(
        json(&masked),
        serde_json::from_str::<Value>(
            r#"{ "type": "NEW", "__proto__": { "password": "****" }, "constructor": "****" }"#
        )
        .unwrap()
    );
    assert!(Object::is(&Object::get_prototype_of(&masked), &js("Object.prototype")));
    assert_eq!(json(&js("({}).password")), Value::Null, "nobody else's prototype has changed");
    let parsed = parse_response(
        &"get".into(),
        &apply("body => ({ status: 200, body })", &[r#"{ "type": "NEW", "__proto__": { "x": 1 } }"#.into()]),
        0,
    )
    .unwrap();
    assert!(Object::is(&Object::get_prototype_of(&parsed), &js("Object.prototype")));
    assert_eq!(json(&parsed)["__proto__"], json!({ "x": 1 }));
}

#[wasm_bindgen_test]
fn edits_and_forms() {
    let current = js("{ id: '1', type: 'DATADOG', apiKey: '****************************cdef', region: 'US' }");
    assert_eq!(
        json(&prepare_update(&current, &js("{ region: 'EU', apiKey: undefined }"))),
        json!({ "ready": false, "retype": ["apiKey"], "issues": [], "changed": ["region"], "dropped": [] })
    );
    let ready = json(&prepare_update(&current, &js("{ region: 'EU', apiKey: '0123456789abcdef0123456789abcdef' }")));
    assert_eq!(
        (&ready["ready"], &ready["integration"]["region"], &ready["changed"]),
        (&json!(true), &json!("EU"), &json!(["region"]))
    );
    assert!(
        looks_unchanged(&"****cdef".into(), &"0123456789abcdef".into())
            && !looks_unchanged(&"****cdef".into(), &5.into())
    );
    let form = js("{ type: 'SLACK', apiKey: 'left over', apiToken: 'made-up', teamName: '', channelName: ' ' }");
    assert_eq!(
        json(&pick_view(&"SLACK".into(), &form, 0).unwrap()),
        json!({ "type": "SLACK", "apiToken": "made-up", "teamName": "" })
    );
    assert_eq!(short(&json(&pick_view(&"SLAK".into(), &form, 0).unwrap_err())["issues"]), ["type unknown_type"]);
}
