//! The client's retries: how often a request is sent.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::recorder::{FAST, LIST, VIEW, recorder, requests};
use super::support::send;

/// The status codes of the answers, and how many requests an operation makes.
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
