//! Responses on the platform's own `JSON`, `Date` and `Headers`.

use atlas_integrations::js::exports::{parse_response, to_curl};
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{js, json, next_query, redact, short};

fn parse(operation: &str, given: &str) -> Result<Value, Value> {
    parse_response(&operation.into(), &js(given), 0).map(|value| json(&value)).map_err(|error| json(&error))
}

#[wasm_bindgen_test]
fn responses_with_headers_of_any_kind() {
    for headers in [
        "new Headers({ 'Retry-After': '7' })",
        "{ 'retry-after': '7' }",
        "{ 'Retry-After': ['7'] }",
        "new Map([['retry-after', '7']])",
    ] {
        let error = parse("list", &format!("{{ status: 429, headers: {headers}, body: '' }}")).unwrap_err();
        assert_eq!((&error["code"], &error["retryAfterMs"]), (&json!("rate_limited"), &json!(7000)), "{headers}");
    }
    let date = "new Date(Date.now() + 60000).toUTCString()";
    let error =
        parse("list", &format!("{{ status: 503, headers: {{ 'retry-after': {date} }}, body: '' }}")).unwrap_err();
    let wait = error["retryAfterMs"].as_f64().unwrap();
    assert!((50_000.0..=60_000.0).contains(&wait), "{wait}");
    for none in ["undefined", "null", "5", "{}", "{ get: 5 }", "{ get() { throw 1 } }", "{ get() { return 5 } }"] {
        let error = parse("list", &format!("{{ status: 429, headers: {none}, body: '' }}")).unwrap_err();
        assert_eq!(error.get("retryAfterMs"), None, "{none}");
    }
}

#[wasm_bindgen_test]
fn responses_of_each_operation() {
    let list = json!({ "results": [{ "type": "NEW", "x": [1, { "y": null }] }], "totalCount": 1, "links": [] });
    let given = |status: u16, body: &str| format!("{{ status: {status}, body: {} }}", Value::from(body));
    for operation in ["list", "create", "update"] {
        assert_eq!(parse(operation, &given(200, &list.to_string())).unwrap(), list);
    }
    assert_eq!(
        parse("get", &given(200, r#"{"type":"SLACK","teamName":null}"#)).unwrap(),
        json!({ "type": "SLACK", "teamName": null })
    );
    assert!(parse_response(&"delete".into(), &js("{ status: 204, body: '' }"), 0).unwrap().is_undefined());
    assert_eq!(
        parse("get", &given(404, r#"{"errorCode":"INTEGRATION_NOT_CONFIGURED"}"#)).unwrap_err()["errorCode"],
        "INTEGRATION_NOT_CONFIGURED"
    );
    assert_eq!(parse("list", &given(200, "<html>")).unwrap_err()["code"], "response_format");
    assert_eq!(parse("list", &given(302, "")).unwrap_err()["code"], "response_format");
    assert_eq!(short(&parse("patch", &given(200, "")).unwrap_err()["issues"]), ["operation invalid_value"]);
}

/// Wasm's stack is small, and the nesting of JSON is up to the server.
#[wasm_bindgen_test]
fn nesting_without_end_is_survived() {
    let deep = "'['.repeat(100000) + ']'.repeat(100000)";
    assert_eq!(parse("list", &format!("{{ status: 200, body: {deep} }}")).unwrap_err()["code"], "response_format");
    assert_eq!(parse("list", &format!("{{ status: 500, body: {deep} }}")).unwrap_err()["code"], "api");
    let object =
        "(() => { let value = 'made-up'; for (let i = 0; i < 100000; i++) value = { apiKey: value }; return value })()";
    redact(&js(object));
    let _ = to_curl(&js(&format!("{{ method: 'PUT', url: 'https://h/', body: '{{}}', extra: {object} }}")), false);
}

#[wasm_bindgen_test]
fn the_query_of_the_next_page() {
    let list = js("{ results: [], links: [{ rel: 'next', href: 'https://h/x?pageNum=3&itemsPerPage=2' }] }");
    assert_eq!(
        json(&next_query(&list, &js("{ pageNum: 2, itemsPerPage: 2 }"))),
        json!({ "itemsPerPage": 2, "pageNum": 3 })
    );
    assert_eq!(json(&next_query(&list, &JsValue::UNDEFINED)), json!({ "pageNum": 3 }));
    assert!(next_query(&list, &js("{ pageNum: 3 }")).is_undefined());
    assert!(next_query(&js("{ results: [], links: [] }"), &JsValue::UNDEFINED).is_undefined());
}
