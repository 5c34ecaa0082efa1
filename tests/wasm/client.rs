//! The client's calls: what is sent, how often, what is logged, and how a call ends.

use serde_json::{Value, json};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use atlas_integrations::js::Client;

use super::support::{GROUP_ID, apply, client, js, json, send, settled};

/// Options whose `fetch` answers one after another of `answers` (the last one again and again), and a list of what was
/// sent and logged.
fn recorder(options: &str, answers: &str) -> (Client, JsValue) {
    let make = format!(
        "(seen) => {{ const answers = {answers}; let at = 0; return {{ ...{{ {options} }}, logger: event => seen.events.push({{ ...event }}), fetch: async request => {{ \
           seen.requests.push({{ method: request.method, url: request.url, headers: Object.fromEntries(request.headers), body: await request.text() }}); \
           const answer = answers[Math.min(at++, answers.length - 1)]; \
           return answer instanceof Function ? answer(request) : new Response(answer.body ?? null, answer) }} }} }}"
    );
    let seen = js("{ requests: [], events: [] }");
    let options = apply(&make, std::slice::from_ref(&seen));
    (Client::new(&options).map_err(|error| json(&error)).unwrap(), seen)
}

fn requests(seen: &JsValue) -> Vec<Value> {
    json(seen)["requests"].as_array().unwrap().clone()
}

const VIEW: &str =
    "{ integration: { type: 'FLOWDOCK', flowName: 'newFlowName', apiToken: '223344', orgName: 'newOrgName' } }";
const LIST: &str = "{ status: 200, body: '{\"results\":[]}' }";
const FAST: &str = "retry: { limit: 2, maxDelayMs: 1 }";

#[wasm_bindgen_test]
async fn each_operation_sends_its_request() {
    for (operation, args, answer, method, path, outcome) in [
        ("list", "{ query: { pageNum: 2 } }", LIST, "GET", "?pageNum=2", json!({ "results": [], "links": [] })),
        (
            "get",
            "{ type: 'DATADOG' }",
            "{ status: 200, body: '{\"type\":\"DATADOG\"}' }",
            "GET",
            "/DATADOG",
            json!({ "type": "DATADOG" }),
        ),
        ("create", VIEW, LIST, "POST", "/FLOWDOCK", json!({ "results": [], "links": [] })),
        ("update", VIEW, LIST, "PUT", "/FLOWDOCK", json!({ "results": [], "links": [] })),
        ("delete", "{ type: 'DATADOG' }", "{ status: 204 }", "DELETE", "/DATADOG", json!(null)),
    ] {
        let (client, seen) = recorder("", &format!("[{answer}]"));
        assert_eq!(send(&client, operation, args).await, Ok(outcome), "{operation}");
        let requests = requests(&seen);
        assert_eq!(requests.len(), 1);
        assert_eq!(requests[0]["method"], method);
        assert_eq!(
            requests[0]["url"],
            format!("https://cloud.mongodb.com/api/atlas/v1.0/groups/{GROUP_ID}/integrations{path}")
        );
        let sends = ["create", "update"].contains(&operation);
        let body = r#"{"type":"FLOWDOCK","flowName":"newFlowName","apiToken":"223344","orgName":"newOrgName"}"#;
        assert_eq!(requests[0]["body"], if sends { body } else { "" });
        assert_eq!(requests[0]["headers"].get("content-type"), sends.then(|| json!("application/json")).as_ref());
        assert_eq!(requests[0]["headers"].get("authorization"), None);
    }
}

#[wasm_bindgen_test]
async fn what_cannot_be_sent_is_not() {
    let (client, seen) = recorder("", &format!("[{LIST}]"));
    let error = send(&client, "update", "{ integration: { type: 'DATADOG', apiKey: '****' }, query: { foo: 1 } }")
        .await
        .unwrap_err();
    assert_eq!((&error["code"], error["issues"].as_array().unwrap().len()), (&json!("validation"), 2));
    let error = settled(client.send("list", &"x".into(), &js("{}")).unwrap()).await.unwrap_err();
    assert_eq!(error["issues"][0]["path"], json!(["groupId"]));
    assert!(requests(&seen).is_empty());
}

#[wasm_bindgen_test]
async fn a_proxy_replaces_the_origin() {
    for (proxy, start) in [
        ("'https://proxy.example/atlas'", "https://proxy.example/atlas/api/atlas/v1.0/groups/"),
        ("'https://proxy.example/atlas/'", "https://proxy.example/atlas/api/atlas/v1.0/groups/"),
        (
            "url => new URL('/via' + url.pathname, 'https://proxy.example')",
            "https://proxy.example/via/api/atlas/v1.0/groups/",
        ),
        ("url => 'https://proxy.example/?to=' + url.host", "https://proxy.example/?to=cloud.mongodb.com"),
    ] {
        let (client, seen) = recorder(&format!("proxy: {proxy}"), &format!("[{LIST}]"));
        send(&client, "list", "{}").await.unwrap();
        let url = requests(&seen)[0]["url"].as_str().unwrap().to_owned();
        assert!(url.starts_with(start), "{proxy}: {url}");
    }
    for odd in
        ["() => '/x'", "() => 5", "() => null", "() => { throw new Error('made-up') }", "() => new URL('ftp://x/')"]
    {
        let (client, seen) = recorder(&format!("proxy: {odd}"), &format!("[{LIST}]"));
        let error = send(&client, "list", "{}").await.unwrap_err();
        assert_eq!((&error["code"], &error["issues"][0]["path"]), (&json!("validation"), &json!(["proxy"])), "{odd}");
        assert!(requests(&seen).is_empty(), "{odd}");
    }
}

#[wasm_bindgen_test]
async fn a_token_is_sent_and_asked_for_at_each_call() {
    let bearer = |token: &str| format!("dangerouslyAllowBrowser: true, auth: {{ kind: 'bearer', token: {token} }}");
    for token in ["'made-up-token-1'", "() => 'made-up-token-1'", "async () => 'made-up-token-1'"] {
        let (client, seen) = recorder(&bearer(token), &format!("[{LIST}]"));
        send(&client, "list", "{}").await.unwrap();
        assert_eq!(requests(&seen)[0]["headers"]["authorization"], "Bearer made-up-token-1", "{token}");
    }
    let (client, seen) = recorder(&bearer("(n => () => 'made-up-token-' + ++n)(0)"), &format!("[{LIST}]"));
    for n in 1..=2 {
        send(&client, "list", "{}").await.unwrap();
        assert_eq!(requests(&seen)[n - 1]["headers"]["authorization"], format!("Bearer made-up-token-{n}"));
    }
    for odd in ["() => undefined", "() => ''", "async () => 5", "() => null"] {
        let (client, seen) = recorder(&bearer(odd), &format!("[{LIST}]"));
        assert_eq!(send(&client, "list", "{}").await.unwrap_err()["code"], "validation", "{odd}");
        assert!(requests(&seen).is_empty(), "{odd}");
    }
    // What the server repeats of a token that a function gave is scrubbed like any other.
    let answer = "[{ status: 400, body: '{\"detail\":\"bad made-up-token-1\"}' }]";
    let (client, _) = recorder(&bearer("() => 'made-up-token-1'"), answer);
    assert_eq!(send(&client, "list", "{}").await.unwrap_err()["detail"], "bad ****");
}

/// The status codes of the answers, and how many requests an operation makes of them.
#[wasm_bindgen_test]
async fn retries_are_made_where_they_are_safe() {
    for (operation, args, status, expected) in [
        ("list", "{}", 503, 3),
        ("list", "{}", 429, 3),
        ("list", "{}", 500, 3),
        ("list", "{}", 404, 1),
        ("list", "{}", 501, 1),
        ("update", VIEW, 502, 3),
        ("create", VIEW, 503, 3),
        ("create", VIEW, 500, 1),
        ("delete", "{ type: 'DATADOG' }", 504, 3),
        ("get", "{ type: 'DATADOG' }", 401, 1),
    ] {
        let (client, seen) = recorder(FAST, &format!("[{{ status: {status}, body: '{{}}' }}]"));
        assert_eq!(send(&client, operation, args).await.unwrap_err()["status"], status, "{operation} {status}");
        let requests = requests(&seen);
        assert_eq!(requests.len(), expected, "{operation} {status}");
        assert!(requests.iter().all(|request| request == &requests[0]), "the body is sent again whole");
    }
}

#[wasm_bindgen_test]
async fn network_failures_are_retried_but_for_create() {
    let answers = format!("[() => {{ throw new TypeError('x') }}, () => Promise.reject('y'), {LIST}]");
    let (client, seen) = recorder(FAST, &answers);
    assert!(send(&client, "update", VIEW).await.is_ok());
    assert_eq!(requests(&seen).len(), 3);
    let (client, seen) = recorder(FAST, &answers);
    assert_eq!(send(&client, "create", VIEW).await.unwrap_err()["code"], "network");
    assert_eq!(requests(&seen).len(), 1);
}

#[wasm_bindgen_test]
async fn a_retried_delete_that_finds_nothing_has_succeeded() {
    let gone = "{ status: 404, body: '{\"errorCode\":\"INTEGRATION_NOT_CONFIGURED\"}' }";
    let (client, _) = recorder(FAST, &format!("[{{ status: 502 }}, {gone}]"));
    assert_eq!(send(&client, "delete", "{ type: 'DATADOG' }").await, Ok(Value::Null));
    let (client, _) = recorder(FAST, &format!("[{gone}]"));
    assert_eq!(send(&client, "delete", "{ type: 'DATADOG' }").await.unwrap_err()["status"], 404);
}

#[wasm_bindgen_test]
async fn a_wait_that_is_too_long_is_the_callers_to_decide() {
    let (client, seen) = recorder(FAST, "[{ status: 429, headers: { 'Retry-After': '2' }, body: '{}' }]");
    let error = send(&client, "list", "{}").await.unwrap_err();
    assert_eq!((&error["code"], &error["retryAfterMs"]), (&json!("rate_limited"), &json!(2000)));
    assert_eq!(requests(&seen).len(), 1);
}

#[wasm_bindgen_test]
async fn events_tell_the_story_of_a_call() {
    let (client, seen) = recorder(FAST, &format!("[{{ status: 503, body: '{{}}' }}, {LIST}]"));
    send(&client, "update", VIEW).await.unwrap();
    let events = json(&seen)["events"].clone();
    let story: Vec<String> = events
        .as_array()
        .unwrap()
        .iter()
        .map(|event| {
            format!("{} {} {} {}", event["kind"], event["attempt"], event["operation"], event["type"]).replace('"', "")
        })
        .collect();
    assert_eq!(
        story,
        [
            "request 1 update FLOWDOCK",
            "response 1 update FLOWDOCK",
            "retry 1 update FLOWDOCK",
            "request 2 update FLOWDOCK",
            "response 2 update FLOWDOCK"
        ]
    );
    assert_eq!(
        (&events[1]["status"], &events[2]["error"]["code"], &events[0]["groupId"]),
        (&json!(503), &json!("api"), &json!(GROUP_ID))
    );
    assert!(
        events[2]["delayMs"].as_f64().is_some_and(|ms| ms <= 1.0)
            && events[1]["durationMs"].as_f64().is_some_and(|ms| ms >= 0.0)
    );
    assert!(!events.to_string().contains("223344"));
}

#[wasm_bindgen_test]
async fn a_logger_that_throws_changes_nothing() {
    let client = client("{ logger() { throw new Error('x') }, fetch: async () => new Response('{\"results\":[]}') }");
    assert!(send(&client, "list", "{}").await.is_ok());
}

const NEVER: &str = "fetch: () => new Promise(() => {})";

#[wasm_bindgen_test]
async fn abort_ends_a_call_whatever_the_reason() {
    for abort in [
        "controller.abort()",
        "controller.abort('why')",
        "controller.abort(5)",
        "controller.abort(null)",
        "controller.abort(Symbol('x'))",
        "controller.abort(new Error('why'))",
    ] {
        for when in [abort.to_owned(), format!("setTimeout(() => {abort}, 5)")] {
            let client = client(&format!("{{ {NEVER} }}"));
            let args = format!(
                "(() => {{ const controller = new AbortController(); {when}; return {{ signal: controller.signal }} }})()"
            );
            let error = send(&client, "list", &args).await.unwrap_err();
            assert_eq!(
                (&error["code"], &error["message"]),
                (&json!("aborted"), &json!("the call was aborted")),
                "{when}"
            );
        }
    }
}

#[wasm_bindgen_test]
async fn abort_reaches_the_request_that_is_sent() {
    let make = "seen => ({ retry: { limit: 0 }, fetch: request => new Promise((_, reject) => request.signal.addEventListener('abort', () => { seen.push('aborted'); reject('x') })) })";
    let seen = js("[]");
    let client = Client::new(&apply(make, std::slice::from_ref(&seen))).unwrap();
    let args = "(() => { const controller = new AbortController(); setTimeout(() => controller.abort(), 5); return { signal: controller.signal } })()";
    assert_eq!(send(&client, "list", args).await.unwrap_err()["code"], "aborted");
    assert_eq!(json(&seen), json!(["aborted"]));
}

#[wasm_bindgen_test]
async fn abort_ends_the_wait_before_a_retry() {
    let make = "controller => ({ retry: { limit: 5, maxDelayMs: 60000 }, logger: event => event.kind === 'retry' && setTimeout(() => controller.abort(), 1), \
                fetch: async () => new Response('', { status: 503, headers: { 'Retry-After': '60' } }) })";
    let controller = js("new AbortController()");
    let client = Client::new(&apply(make, std::slice::from_ref(&controller))).unwrap();
    let args = apply("controller => ({ signal: controller.signal })", &[controller]);
    let error = settled(client.send("list", &GROUP_ID.into(), &args).unwrap()).await.unwrap_err();
    assert_eq!(error["code"], "aborted");
}

#[wasm_bindgen_test]
async fn a_signal_that_is_none_is_refused() {
    let client = client(&format!("{{ {NEVER} }}"));
    for odd in ["5", "{}", "'x'"] {
        let error = send(&client, "list", &format!("{{ signal: {odd} }}")).await.unwrap_err();
        assert_eq!(error["issues"][0]["path"], json!(["signal"]), "{odd}");
    }
}
