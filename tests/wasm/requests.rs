//! Requests as JavaScript builds them, and the errors of refused ones.

use atlas_integrations::js::exports::{build_request, set_error_factory, to_curl};
use js_sys::Object;
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{GROUP_ID, apply, js, json, short};

fn build(operation: &str, args: &str) -> Result<Value, Value> {
    build_request(&operation.into(), &js(args), 0).map(|request| json(&request)).map_err(|error| json(&error))
}

const UPDATE: &str = "{ groupId: '5d791c84ff7a2522cc4f9aa1', integration: { type: 'FLOWDOCK', flowName: 'newFlowName', apiToken: '223344', orgName: 'newOrgName' }, query: { pretty: true } }";

#[wasm_bindgen_test]
fn the_pages_request_and_its_command() {
    let request = build_request(&"update".into(), &js(UPDATE), 0).unwrap();
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
    // A plain object, which `fetch` accepts as it is.
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
    // Undefined means absent.
    let plain = build("list", &format!("{{ groupId: '{GROUP_ID}', query: undefined, baseUrl: undefined }}")).unwrap();
    assert_eq!(plain["path"], format!("/api/atlas/v1.0/groups/{GROUP_ID}/integrations"));
    let plain = build("list", &format!("{{ groupId: '{GROUP_ID}', query: {{ pageNum: undefined }} }}")).unwrap();
    assert_eq!(plain["path"], format!("/api/atlas/v1.0/groups/{GROUP_ID}/integrations"));
}

/// The classes are made in JavaScript; an error of the factory itself must not hide the package's error.
#[wasm_bindgen_test]
fn errors_are_made_by_the_factory() {
    let fail = || build_request(&"list".into(), &js("{}"), 0).unwrap_err();
    set_error_factory(js("data => Object.assign(new RangeError(data.message), { code: data.code })").unchecked_into());
    assert_eq!(
        json(&apply("e => [e instanceof RangeError, e.code, e.message]", &[fail()])),
        json!([true, "validation", "`groupId` is required"])
    );
    set_error_factory(js("() => { throw new Error('the factory') }").unchecked_into());
    assert_eq!(json(&fail())["code"], "validation");
    set_error_factory(js("data => data").unchecked_into());
}
