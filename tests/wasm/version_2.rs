//! Version 2 of the API, on the platform's own objects. The boundary gets a version as its index in the list: 1 is version 2.

use atlas_integrations::js::exports::{build_request, parse_response, pick_view, prepare_update, to_curl, validate};
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::recorder::{recorder_of, requests};
use super::support::{GROUP_ID, apply, js, json, redact, send, short};

const V2: usize = 1;
const MEDIA_TYPE: &str = "application/vnd.atlas.2023-01-01+json";
const PROMETHEUS: &str =
    "{ type: 'PROMETHEUS', username: 'u', password: 'made-up-password', serviceDiscovery: 'http', enabled: true }";
const SUCCESS: &str = include_str!("../fixtures/answers/v2/success.json");
const ERRORS: &str = include_str!("../fixtures/answers/v2/errors.json");

fn issues(view: &str, place: usize) -> Vec<String> {
    short(&json(&validate(&js(view), &JsValue::UNDEFINED, place).unwrap())["issues"])
}

#[wasm_bindgen_test]
fn a_view_is_judged_by_its_own_version() {
    assert_eq!((issues(PROMETHEUS, 0), issues(PROMETHEUS, V2)), (vec!["type unknown_type".to_owned()], vec![]));
    for (flag, expected) in
        [("'true'", "enabled invalid_type"), ("1", "enabled invalid_type"), ("null", "enabled required")]
    {
        assert_eq!(issues(&PROMETHEUS.replace("true", flag), V2), [expected], "{flag}");
    }
    let flags = "{ type: 'DATADOG', apiKey: 'f'.repeat(32), region: 'US1_FED', sendDatabaseMetrics: new Boolean(true), sendShardingMetrics: false }";
    assert_eq!(issues(flags, V2), ["sendDatabaseMetrics invalid_type"], "an object is no boolean");
    // A character counts as one, even if JavaScript's `length` counts two.
    let slack = |name: &str| issues(&format!("{{ type: 'SLACK', apiToken: 'made-up', channelName: {name} }}"), V2);
    assert_eq!(slack("'\u{1f600}'.repeat(80)"), Vec::<String>::new());
    assert_eq!(slack("'\u{1f600}'.repeat(81)"), ["channelName out_of_range"]);
    assert_eq!(
        issues("{ type: 'WEBHOOK', url: 'https://h.example/x', bodyTemplate: '{ \\n\"a\": \"${id}\" }' }", V2),
        Vec::<String>::new()
    );
    let known = json(&validate(&js("{ type: 'FLOWDOCK' }"), &JsValue::UNDEFINED, V2).unwrap());
    assert_eq!(known["issues"][0]["params"], json!({ "knownTo": "v1.0" }));
}

#[wasm_bindgen_test]
fn requests_have_the_versions_path_and_types() {
    for operation in ["create", "update"] {
        let given = js(&format!("{{ groupId: '{GROUP_ID}', integration: {PROMETHEUS} }}"));
        let request = build_request(&operation.into(), &given, V2).unwrap();
        let plain = json(&request);
        assert_eq!(plain["path"], format!("/api/atlas/v2/groups/{GROUP_ID}/integrations/PROMETHEUS"));
        assert_eq!(plain["headers"], json!({ "Accept": MEDIA_TYPE, "Content-Type": MEDIA_TYPE }));
        let sent = apply("r => [...new Request(r.url, r).headers].join(' ')", std::slice::from_ref(&request))
            .as_string()
            .unwrap();
        assert_eq!(
            sent,
            format!("accept,{MEDIA_TYPE} content-type,{MEDIA_TYPE}"),
            "the platform takes them as they are"
        );
        let body: Value = serde_json::from_str(plain["body"].as_str().unwrap()).unwrap();
        assert_eq!(body, json(&js(PROMETHEUS)));
        assert!(!to_curl(&request, false).unwrap().contains("made-up-password"));
    }
    for name in ["PROMETHEUS", "FLOWDOCK", "SOME_NEW_1"] {
        let given = js(&format!("{{ groupId: '{GROUP_ID}', type: '{name}' }}"));
        let request = json(&build_request(&"delete".into(), &given, V2).unwrap());
        assert_eq!(request["headers"], json!({ "Accept": MEDIA_TYPE }), "{name}");
    }
}

#[wasm_bindgen_test]
fn edits_masks_and_forms() {
    let current = js("{ id: '1', type: 'PROMETHEUS', username: 'u', serviceDiscovery: 'http', enabled: true }");
    let edit = |edited: &str| json(&prepare_update(&current, &js(edited), V2).unwrap());
    assert_eq!(edit("{ enabled: false }")["retype"], json!(["password"]));
    let ready = edit("{ enabled: false, password: 'made-up-password' }");
    assert_eq!(
        (&ready["ready"], &ready["integration"]["enabled"], &ready["changed"]),
        (&json!(true), &json!(false), &json!(["password", "enabled"]))
    );
    let form =
        js(&PROMETHEUS.replace("true", "false, apiKey: 'left over', sendUserProvidedResourceTagsEnabled: false"));
    let picked = json(&pick_view(&"PROMETHEUS".into(), &form, V2).unwrap());
    assert_eq!(
        (&picked["enabled"], picked.get("apiKey"), &picked["sendUserProvidedResourceTagsEnabled"]),
        (&json!(false), None, &json!(false))
    );
    let masked = json(&redact(&js(
        "[{ type: 'MICROSOFT_TEAMS', microsoftTeamsWebhookUrl: 'https://h.example/made-up' }, { type: 'WEBHOOK', url: 'https://h.example/made-up', bodyTemplate: 'made-up' }]",
    )));
    assert!(!masked.to_string().contains("made-up"), "{masked}");
}

fn parsed(answer: &Value) -> Result<Value, Value> {
    let text = answer.get("text").map_or_else(|| answer["body"].to_string(), |text| text.as_str().unwrap().to_owned());
    let given = json!({ "status": answer["status"], "body": text }).to_string();
    // As `fetch` passes them.
    let given = apply(
        "(given, headers) => ({ ...JSON.parse(given), headers: new Headers(JSON.parse(headers)) })",
        &[given.into(), answer["headers"].to_string().into()],
    );
    let operation = answer["operation"].as_str().unwrap();
    parse_response(&operation.into(), &given, V2).map(|value| json(&value)).map_err(|error| json(&error))
}

#[wasm_bindgen_test]
fn every_form_in_which_atlas_was_seen_to_answer() {
    let successes: Vec<Value> = serde_json::from_str(SUCCESS).unwrap();
    for answer in &successes {
        assert_eq!(parsed(answer).as_ref(), Ok(answer.get("read").unwrap_or(&answer["body"])), "{}", answer["about"]);
    }
    let errors: Vec<Value> = serde_json::from_str(ERRORS).unwrap();
    for answer in &errors {
        let error = parsed(answer).unwrap_err();
        let body = answer["body"].get("content").unwrap_or(&answer["body"]);
        for part in ["errorCode", "detail", "reason"].into_iter().filter(|part| body.get(part).is_some()) {
            assert_eq!(error[part], body[part], "{}", answer["about"]);
        }
        for part in ["code", "retryable"] {
            assert_eq!(error[part], answer["error"][part], "{}", answer["about"]);
        }
        assert_eq!(error.get("retryAfterMs"), answer["error"].get("retryAfterMs"), "{}", answer["about"]);
    }
}

const KEY: &str = "dangerouslyAllowBrowser: true, auth: { kind: 'digest', publicKey: 'made-up-public', privateKey: 'made-up-private' }, headers: { Accept: 'text/html' }";
const CHALLENGE: &str = "{ status: 401, body: '{}', headers: { 'www-authenticate': 'Digest realm=\"MMS Public API\", domain=\"\", nonce=\"n1\", algorithm=MD5, qop=\"auth\", stale=false' } }";
const LIST: &str = "{ body: '{\"results\":[]}', headers: { 'content-type': 'application/vnd.atlas.2023-01-01+json;charset=utf-8', 'RateLimit-Limit': '1200', 'RateLimit-Remaining': '1199', Deprecation: 'Wed, 19 Feb 2025 00:00:00 GMT', Sunset: 'Thu, 1 Jul 2027 00:00:00 GMT' } }";

#[wasm_bindgen_test]
async fn a_client_sends_signs_and_tells() {
    let (client, seen) = recorder_of(V2, KEY, &format!("[{CHALLENGE}, {LIST}]"));
    let list = send(&client, "update", &format!("{{ integration: {PROMETHEUS} }}")).await;
    assert_eq!(list, Ok(json!({ "results": [], "links": [] })));
    let path = format!("/api/atlas/v2/groups/{GROUP_ID}/integrations/PROMETHEUS");
    let sent = requests(&seen);
    assert_eq!(sent.len(), 2);
    for request in &sent {
        assert_eq!(request["url"], format!("https://cloud.mongodb.com{path}"));
        assert_eq!(
            (&request["headers"]["accept"], &request["headers"]["content-type"]),
            (&json!(MEDIA_TYPE), &json!(MEDIA_TYPE))
        );
    }
    let signed = sent[1]["headers"]["authorization"].as_str().unwrap();
    assert!(signed.contains(&format!("uri=\"{path}\"")), "{signed}");
    let events = json(&seen)["events"].clone();
    let answered = events.as_array().unwrap().iter().rfind(|event| event["kind"] == "response").unwrap();
    assert_eq!(answered["rateLimit"], json!({ "limit": 1200, "remaining": 1199 }));
    assert_eq!(
        (&answered["deprecation"], &answered["sunset"]),
        (&json!("2025-02-19T00:00:00Z"), &json!("2027-07-01T00:00:00Z"))
    );
    assert!(!events.to_string().contains("made-up-password"));
}

#[wasm_bindgen_test]
async fn a_version_that_is_gone_is_said_once() {
    let gone = "{ status: 410, body: '{\"error\":410,\"errorCode\":\"VERSION_GONE\",\"detail\":\"Version 2023-01-01 of x is no longer available.\"}', headers: { Sunset: 'Thu, 1 Jul 2027 00:00:00 GMT' } }";
    let (client, seen) = recorder_of(V2, "retry: { limit: 2, maxDelayMs: 1 }", &format!("[{gone}]"));
    let error = send(&client, "list", "{}").await.unwrap_err();
    assert_eq!((&error["errorCode"], &error["retryable"]), (&json!("VERSION_GONE"), &json!(false)));
    assert_eq!(requests(&seen).len(), 1, "another attempt would change nothing");
    assert_eq!(json(&seen)["events"][1]["sunset"], "2027-07-01T00:00:00Z");
}
