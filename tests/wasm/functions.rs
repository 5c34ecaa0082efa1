//! The pure exports on the platform's own parsers: `URL`, `JSON`, `Date`, `Headers`.

use atlas_integrations::js::exports::{
    build_request, looks_unchanged, parse_response, pick_view, set_error_factory, to_curl,
};
use js_sys::Object;
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{GROUP_ID, apply, js, json, next_query, prepare_update, redact, short, validate};

fn build(operation: &str, args: &str) -> Result<Value, Value> {
    build_request(&operation.into(), &js(args)).map(|request| json(&request)).map_err(|error| json(&error))
}

fn parse(operation: &str, given: &str) -> Result<Value, Value> {
    parse_response(&operation.into(), &js(given)).map(|value| json(&value)).map_err(|error| json(&error))
}

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
                { "path": ["foo"], "code": "unknown_field", "severity": "error", "message": "`foo` is not known here", "params": {} },
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

const UPDATE: &str = "{ groupId: '5d791c84ff7a2522cc4f9aa1', integration: { type: 'FLOWDOCK', flowName: 'newFlowName', apiToken: '223344', orgName: 'newOrgName' }, query: { pretty: true } }";

#[wasm_bindgen_test]
fn the_pages_request_and_its_command() {
    let request = build_request(&"update".into(), &js(UPDATE)).unwrap();
    let path = format!("/api/atlas/v1.0/groups/{GROUP_ID}/integrations/FLOWDOCK?pretty=true");
    assert_eq!(
        json(&request),
        json!({
            "operation": "update", "method": "PUT", "url": format!("https://cloud.mongodb.com{path}"), "path": path,
            "headers": { "Content-Type": "application/json" },
            "body": r#"{"type":"FLOWDOCK","flowName":"newFlowName","apiToken":"223344","orgName":"newOrgName"}"#,
        })
    );
    let command = to_curl(&request, true).unwrap();
    assert!(
        command.starts_with(r#"curl -X PUT -u "{PUBLIC-KEY}:{PRIVATE-KEY}" --digest "https://cloud.mongodb.com/api"#),
        "{command}"
    );
    assert!(command.contains(r#""apiToken":"223344""#), "{command}");
    assert!(!to_curl(&request, false).unwrap().contains("223344"));
    // A plain object, and one that `fetch` takes as it is.
    assert!(Object::is(&Object::get_prototype_of(&request), &js("Object.prototype")));
    assert_eq!(json(&apply("r => new Request(r.url, r).headers.get('content-type')", &[request])), "application/json");
    assert_eq!(build("list", &format!("{{ groupId: '{GROUP_ID}' }}")).unwrap().get("body"), None);
}

#[wasm_bindgen_test]
fn a_refused_request_has_all_issues() {
    let error = build("update", "{ baseUrl: 'x', groupId: 'y', integration: {}, query: { pageNum: 0 } }").unwrap_err();
    assert_eq!(error["code"], "validation");
    assert_eq!(
        short(&error["issues"]),
        ["baseUrl invalid_format", "groupId invalid_format", "type required", "query.pageNum out_of_range"]
    );
    // Undefined is not given.
    let plain = build("list", &format!("{{ groupId: '{GROUP_ID}', query: undefined, baseUrl: undefined }}")).unwrap();
    assert_eq!(plain["path"], format!("/api/atlas/v1.0/groups/{GROUP_ID}/integrations"));
    let plain = build("list", &format!("{{ groupId: '{GROUP_ID}', query: {{ pageNum: undefined }} }}")).unwrap();
    assert_eq!(plain["path"], format!("/api/atlas/v1.0/groups/{GROUP_ID}/integrations"));
}

/// The classes are JavaScript's, and so is what they do; an error of the factory itself must not hide ours.
#[wasm_bindgen_test]
fn errors_are_made_by_the_factory() {
    let fail = || build_request(&"list".into(), &js("{}")).unwrap_err();
    set_error_factory(js("data => Object.assign(new RangeError(data.message), { code: data.code })").unchecked_into());
    assert_eq!(
        json(&apply("e => [e instanceof RangeError, e.code, e.message]", &[fail()])),
        json!([true, "validation", "the input is not valid: `groupId` is required"])
    );
    set_error_factory(js("() => { throw new Error('the factory') }").unchecked_into());
    assert_eq!(json(&fail())["code"], "validation");
    set_error_factory(js("data => data").unchecked_into());
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
    // What is not of ours, and what has no secret, comes back itself.
    for source in [
        "null",
        "undefined",
        "5",
        "'x'",
        "{ a: 'b' }",
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
    )
    .unwrap();
    assert!(Object::is(&Object::get_prototype_of(&parsed), &js("Object.prototype")));
    assert_eq!(json(&parsed)["__proto__"], json!({ "x": 1 }));
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
    assert!(parse_response(&"delete".into(), &js("{ status: 204, body: '' }")).unwrap().is_undefined());
    assert_eq!(
        parse("get", &given(404, r#"{"errorCode":"INTEGRATION_NOT_CONFIGURED"}"#)).unwrap_err()["errorCode"],
        "INTEGRATION_NOT_CONFIGURED"
    );
    assert_eq!(parse("list", &given(200, "<html>")).unwrap_err()["code"], "response_format");
    assert_eq!(parse("list", &given(302, "")).unwrap_err()["code"], "response_format");
    assert_eq!(short(&parse("patch", &given(200, "")).unwrap_err()["issues"]), ["operation invalid_value"]);
}

/// Wasm's stack is small, and JSON's nesting is a stranger's.
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
fn edits_and_forms() {
    let current = js("{ id: '1', type: 'DATADOG', apiKey: '****************************cdef', region: 'US' }");
    assert_eq!(
        json(&prepare_update(&current, &js("{ region: 'EU', apiKey: undefined }"))),
        json!({ "ready": false, "retype": ["apiKey"], "issues": [], "changed": ["region"] })
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
        json(&pick_view(&"SLACK".into(), &form).unwrap()),
        json!({ "type": "SLACK", "apiToken": "made-up", "teamName": "" })
    );
    assert_eq!(short(&json(&pick_view(&"SLAK".into(), &form).unwrap_err())["issues"]), ["type unknown_type"]);
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
