//! The client's calls: what is sent, where, with which token, and what is logged.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use super::recorder::{FAST, LIST, VIEW, recorder, requests};
use super::support::{GROUP_ID, client, js, json, send, settled};

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
    // A token from a function is removed from the server's text like any other.
    let answer = "[{ status: 400, body: '{\"detail\":\"bad made-up-token-1\"}' }]";
    let (client, _) = recorder(&bearer("() => 'made-up-token-1'"), answer);
    assert_eq!(send(&client, "list", "{}").await.unwrap_err()["detail"], "bad ****");
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
