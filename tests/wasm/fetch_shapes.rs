//! The client with the user's own `fetch`: answers of every shape and realm, and every way to fail.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{client, send};

async fn list(fetch: &str) -> Result<Value, Value> {
    let client = client(&format!("{{ retry: {{ limit: 0 }}, timeoutMs: 2000, fetch: {fetch} }}"));
    send(&client, "list", "{}").await
}

/// Answers are read by their properties, whatever they are an instance of.
const READ: &[&str] = &[
    "async () => new Response(BODY, { status: 200 })",
    "async () => ({ status: 200, text: async () => BODY })",
    "async () => ({ status: 200, text: () => BODY })",
    "() => ({ status: 200, text: async () => BODY })",
    "() => ({ then(done) { done({ status: 200, text: async () => BODY }) } })",
    "async () => ({ status: 200, headers: { 'content-type': 'text/html' }, text: async () => BODY })",
    "async () => ({ status: 200, headers: new Map(), text: async () => BODY })",
    "async () => ({ status: 200, headers: null, text: async () => BODY })",
    "async () => ({ status: 200, get headers() { throw new Error('x') }, text: async () => BODY })",
    "async () => new (class { get status() { return 200 } async text() { return BODY } })()",
    "async () => new Proxy(new Response(BODY), { get: (target, key) => key === 'text' ? () => BODY : Reflect.get(target, key) })",
    "async () => Object.assign(() => {}, { status: 200, text: async () => BODY })",
];

#[wasm_bindgen_test]
async fn answers_of_any_shape_are_read() {
    for source in READ {
        let fetch = source.replace("BODY", r#"'{"results":[{"type":"NEW"}]}'"#);
        assert_eq!(list(&fetch).await, Ok(json!({ "results": [{ "type": "NEW" }], "links": [] })), "{source}");
    }
}

#[wasm_bindgen_test]
async fn fetch_gets_a_text_a_plain_object_and_no_this() {
    let fetch = "function (...args) { return Promise.resolve({ status: 200, text: () => JSON.stringify({ results: [{ \
                 plain: args.length === 2 && Object.getPrototypeOf(args[1]) === Object.prototype, bare: this === undefined || this === globalThis, \
                 method: args[1].method, url: args[0], redirect: args[1].redirect, cache: args[1].cache, aborts: args[1].signal instanceof AbortSignal }] }) }) }";
    assert_eq!(
        list(fetch).await.unwrap()["results"][0],
        json!({
            "plain": true, "bare": true, "method": "GET", "redirect": "manual", "cache": "no-store", "aborts": true,
            "url": "https://cloud.mongodb.com/api/atlas/v1.0/groups/5d791c84ff7a2522cc4f9aa1/integrations",
        })
    );
}

/// Values that are not like a response.
const NO_RESPONSE: &[&str] = &[
    "async () => undefined",
    "async () => null",
    "async () => 5",
    "async () => 5n",
    "async () => 'text'",
    "async () => Symbol('x')",
    "async () => ({})",
    "async () => []",
    "async () => ({ status: 200 })",
    "async () => ({ status: '200', text: async () => '{}' })",
    "async () => ({ status: 200n, text: async () => '{}' })",
    "async () => ({ text: async () => '{}' })",
    "async () => ({ status: 200, text: '{}' })",
    "async () => ({ status: 200, text: async () => 5 })",
    "async () => ({ status: 200, text: async () => undefined })",
    "async () => ({ get status() { throw new Error('x') }, text: async () => '{}' })",
    "async () => ({ status: 200, get text() { throw new Error('x') } })",
    "async () => ({ status: NaN, text: async () => '' })",
    "async () => ({ status: -1, text: async () => '' })",
    "async () => ({ status: 0, text: async () => '' })",
    "async () => new Proxy({}, { get(target, key) { if (key !== 'then') throw new Error('x') } })",
    "() => undefined",
];

#[wasm_bindgen_test]
async fn what_is_no_response_is_a_format_error() {
    for source in NO_RESPONSE {
        let error = list(source).await.unwrap_err();
        assert_eq!(error["code"], "response_format", "{source}");
    }
}

/// A `fetch` that fails with any value.
const FAILED: &[&str] = &[
    "async () => { throw new TypeError('made-up') }",
    "async () => { throw 'made-up' }",
    "async () => { throw undefined }",
    "async () => { throw null }",
    "async () => { throw 5n }",
    "async () => { throw Symbol('x') }",
    "async () => { throw Object.create(null) }",
    "async () => { throw { get message() { throw 1 }, get cause() { throw 2 } } }",
    "async () => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); throw proxy }",
    "async () => { const error = new Error('made-up'); error.cause = error; throw error }",
    "async () => { throw new DOMException('made-up', 'AbortError') }",
    "() => { throw new Error('made-up') }",
    "() => { throw 'made-up' }",
    "() => { throw null }",
    "() => Promise.reject()",
    "() => ({ then() { throw new Error('made-up') } })",
    "() => ({ get then() { throw new Error('made-up') } })",
    "async () => ({ status: 200, text: async () => { throw new Error('made-up') } })",
    "async () => ({ status: 200, text() { throw 'made-up' } })",
    "async () => ({ status: 200, text: () => Promise.reject(Symbol('x')) })",
    "async () => new Response(new ReadableStream({ start(controller) { controller.error(new Error('cut off')) } }))",
];

#[wasm_bindgen_test]
async fn a_fetch_that_fails_is_a_network_error() {
    for source in FAILED {
        let error = list(source).await.unwrap_err();
        assert_eq!(error["code"], "network", "{source}");
        assert!(error["message"].as_str().is_some_and(|message| !message.is_empty()), "{source}");
    }
}

#[wasm_bindgen_test]
async fn the_same_client_works_again_after_each() {
    let all: Vec<&str> = NO_RESPONSE.iter().chain(FAILED).copied().collect();
    let options = format!(
        "(() => {{ const odd = [{}]; let at = 0; return {{ retry: {{ limit: 0 }}, \
           fetch: request => {{ const turn = at++; return turn % 2 ? {{ status: 200, text: () => '{{\"results\":[]}}' }} : odd[turn / 2](request) }} }} }})()",
        all.join(", ")
    );
    let client = client(&options);
    for source in all {
        assert!(send(&client, "list", "{}").await.is_err(), "{source}");
        assert_eq!(send(&client, "list", "{}").await, Ok(json!({ "results": [], "links": [] })), "{source}");
    }
}

#[wasm_bindgen_test]
async fn a_cause_is_a_copy_without_the_key() {
    let fetch = "async (url, init) => { throw Object.assign(new TypeError('refused: made-up-secret-key', { cause: Object.assign(new Error('made-up-secret-key'), { code: 'ECONNREFUSED' }) }), { request: init, body: init.body }) }";
    let client = client(&format!("{{ retry: {{ limit: 0 }}, fetch: {fetch} }}"));
    let view = "{ integration: { type: 'PAGER_DUTY', serviceKey: 'made-up-secret-key' } }";
    let error = send(&client, "update", view).await.unwrap_err();
    assert_eq!(
        error["cause"],
        json!({ "name": "TypeError", "message": "refused: ****", "cause": { "name": "Error", "message": "****", "code": "ECONNREFUSED" } })
    );
}

/// Opaque, as in a browser for a redirect that must not be followed.
#[wasm_bindgen_test]
async fn redirects_are_not_followed() {
    for answer in
        ["{ status: 0, type: 'opaqueredirect', text: async () => '' }", "{ status: 302, text: async () => '' }"]
    {
        let error = list(&format!("async () => ({answer})")).await.unwrap_err();
        assert_eq!(error["code"], "response_format", "{answer}");
    }
}

#[wasm_bindgen_test]
async fn a_fetch_that_never_ends_is_a_timeout() {
    for fetch in ["() => new Promise(() => {})", "async () => ({ status: 200, text: () => new Promise(() => {}) })"] {
        let client = client(&format!("{{ retry: {{ limit: 0 }}, timeoutMs: 20, fetch: {fetch} }}"));
        let error = send(&client, "list", "{}").await.unwrap_err();
        assert_eq!(
            (&error["code"], &error["message"]),
            (&json!("timeout"), &json!("no answer within 20 ms")),
            "{fetch}"
        );
    }
}
