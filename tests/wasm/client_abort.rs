//! A call that its caller aborts.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{GROUP_ID, apply, client, js, json, new_client, send, settled};

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
    let make = "seen => ({ retry: { limit: 0 }, fetch: (url, { signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => { seen.push('aborted'); reject('x') })) })";
    let seen = js("[]");
    let client = new_client(&apply(make, std::slice::from_ref(&seen))).unwrap();
    let args = "(() => { const controller = new AbortController(); setTimeout(() => controller.abort(), 5); return { signal: controller.signal } })()";
    assert_eq!(send(&client, "list", args).await.unwrap_err()["code"], "aborted");
    assert_eq!(json(&seen), json!(["aborted"]));
}

#[wasm_bindgen_test]
async fn abort_ends_the_wait_before_a_retry() {
    let make = "controller => ({ retry: { limit: 5, maxDelayMs: 60000 }, logger: event => event.kind === 'retry' && setTimeout(() => controller.abort(), 1), \
                fetch: async () => new Response('', { status: 503, headers: { 'Retry-After': '60' } }) })";
    let controller = js("new AbortController()");
    let client = new_client(&apply(make, std::slice::from_ref(&controller))).unwrap();
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
