//! Digest at the boundary: the functions, the session, and the client's two requests.

use serde_json::json;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use atlas_integrations::js::{Client, DigestSession, digest_authorization};
use js_sys::{Array, Promise};

use super::support::{GROUP_ID, apply, js, json, new_client, short};

/// RFC 2617, 3.5.
const RFC_2617: &str = "{ challenge: 'Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"', \
    username: 'Mufasa', password: 'Circle Of Life', method: 'GET', uri: '/dir/index.html', cnonce: '0a4f113b', nc: 1 }";

#[wasm_bindgen_test]
fn the_example_of_rfc_2617() {
    let header = digest_authorization(&js(RFC_2617)).unwrap();
    assert!(
        header.contains(r#"response="6629fae49393a05397450978507c4ef1""#) && header.contains("nc=00000001"),
        "{header}"
    );
}

#[wasm_bindgen_test]
fn a_cnonce_is_random_and_long() {
    let make = || digest_authorization(&apply("args => ({ ...args, cnonce: undefined })", &[js(RFC_2617)])).unwrap();
    let cnonce = |header: &str| header.split("cnonce=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let (one, two) = (cnonce(&make()), cnonce(&make()));
    assert_ne!(one, two);
    assert!(one.len() >= 16 && one.chars().all(|c| c.is_ascii_hexdigit()), "{one}");
}

#[wasm_bindgen_test]
fn what_is_missing_is_said() {
    let error = |source: &str| json(&digest_authorization(&js(source)).unwrap_err());
    assert_eq!(
        short(&error("{}")["issues"]),
        ["username required", "password required", "method required", "uri required"]
    );
    assert_eq!(error("{ username: '', password: '', method: 'GET', uri: '/' }")["code"], "digest");
    assert_eq!(
        error("{ username: 'u', password: 'made-up', method: 'GET', uri: '/', challenge: 'Basic realm=\"x\"' }")["code"],
        "digest"
    );
    for nc in ["0", "-1", "1.5", "2 ** 32", "'1'", "NaN"] {
        let wrong = apply("(args, nc) => ({ ...args, nc })", &[js(RFC_2617), js(nc)]);
        assert_eq!(json(&digest_authorization(&wrong).unwrap_err())["code"], "validation", "{nc}");
    }
}

#[wasm_bindgen_test]
fn challenges_of_any_shape_are_survived() {
    for odd in [
        "5",
        "null",
        "{}",
        "[]",
        "[5, null]",
        "{ length: 1e9 }",
        "Symbol('x')",
        "new Proxy([], { get() { throw 1 } })",
        "{ get length() { throw 1 } }",
        "{ [Symbol.iterator]() { throw 1 } }",
    ] {
        let args = apply("(args, challenge) => ({ ...args, challenge })", &[js(RFC_2617), js(odd)]);
        assert_eq!(json(&digest_authorization(&args).unwrap_err())["code"], "digest", "{odd}");
        let session = DigestSession::new(&js("{ username: 'u', password: 'p' }")).unwrap();
        assert_eq!(json(&session.receive(&js(odd)).unwrap_err())["code"], "digest", "{odd}");
        session.is_stale(&js(odd));
    }
}

#[wasm_bindgen_test]
fn a_session_counts() {
    let session = DigestSession::new(&js("{ username: 'u', password: 'p' }")).unwrap();
    let request = js("{ method: 'GET', uri: '/x' }");
    assert_eq!(session.authorize(&request).unwrap(), None);
    session.receive(&"Digest realm=\"r\", nonce=\"n\", qop=\"auth\"".into()).unwrap();
    for nc in ["00000001", "00000002"] {
        assert!(session.authorize(&request).unwrap().unwrap().contains(&format!("nc={nc}")));
    }
    assert!(session.receive(&"Digest realm=\"r\"".into()).is_err());
    assert!(session.authorize(&request).unwrap().unwrap().contains("nc=00000003"), "the old nonce is kept");
    assert!(session.is_stale(&"Digest realm=\"r\", nonce=\"m\", stale=TRUE".into()));
}

/// A server in the page: it counts, and challenges requests without authorization or with an old nonce.
const SERVER: &str = "(seen, header) => { seen.nonce ??= 'n1'; return { dangerouslyAllowBrowser: true, retry: { limit: 0 }, \
    auth: { kind: 'digest', publicKey: 'made-up-public', privateKey: 'made-up-private' }, \
    fetch: async (url, init) => { const request = new Request(url, init); const given = request.headers.get('authorization') ?? ''; seen.headers.push(given); seen.bodies.push(await request.text()); \
      await new Promise(done => setTimeout(done, 1)); \
      return given.includes(`nonce=\"${seen.nonce}\"`) ? new Response('{\"results\":[]}') \
        : new Response('{}', { status: 401, headers: { [header]: `Digest realm=\"MMS Public API\", domain=\"\", nonce=\"${seen.nonce}\", algorithm=MD5, qop=\"auth\", stale=false` } }) } } }";

fn server(header: &str) -> (Client, JsValue) {
    let seen = js("{ headers: [], bodies: [] }");
    let options = apply(SERVER, &[seen.clone(), header.into()]);
    (new_client(&options).map_err(|error| json(&error)).unwrap(), seen)
}

async fn update(client: &Client) -> Result<JsValue, JsValue> {
    let args = js("{ integration: { type: 'PAGER_DUTY', serviceKey: 'made-up-key' } }");
    JsFuture::from(client.send("update", &GROUP_ID.into(), &args).unwrap()).await
}

#[wasm_bindgen_test]
async fn one_challenge_serves_many_requests() {
    for header in ["WWW-Authenticate", "X-WWW-Authenticate"] {
        let (client, seen) = server(header);
        for _ in 0..3 {
            update(&client).await.map_err(|error| json(&error)).unwrap();
        }
        let seen = json(&seen);
        let headers: Vec<&str> =
            seen["headers"].as_array().unwrap().iter().map(|header| header.as_str().unwrap()).collect();
        assert_eq!(headers.len(), 4, "{header}");
        assert_eq!(headers[0], "");
        for (at, header) in headers[1..].iter().enumerate() {
            assert!(
                header.contains(&format!("nc=0000000{}", at + 1)) && header.contains("username=\"made-up-public\""),
                "{header}"
            );
            assert!(
                header.contains(&format!("uri=\"/api/atlas/v1.0/groups/{GROUP_ID}/integrations/PAGER_DUTY\"")),
                "{header}"
            );
        }
        let body = json!(r#"{"type":"PAGER_DUTY","serviceKey":"made-up-key"}"#);
        assert!(seen["bodies"].as_array().unwrap().iter().all(|sent| *sent == body), "sent again whole");
    }
}

#[wasm_bindgen_test]
async fn a_burst_costs_one_extra_request_and_no_nc_twice() {
    let (client, seen) = server("WWW-Authenticate");
    let args = js("{}");
    let calls: Array = (0..16).map(|_| JsValue::from(client.send("list", &GROUP_ID.into(), &args).unwrap())).collect();
    JsFuture::from(Promise::all(&calls)).await.map_err(|error| json(&error)).unwrap();
    let seen = json(&seen);
    let mut counts: Vec<String> = seen["headers"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|header| Some(header.as_str()?.split("nc=").nth(1)?[..8].to_owned()))
        .collect();
    counts.sort();
    assert_eq!(seen["headers"].as_array().unwrap().len(), 17);
    assert_eq!(counts, (1..=16).map(|nc| format!("{nc:08x}")).collect::<Vec<_>>());
}

#[wasm_bindgen_test]
async fn a_nonce_that_grew_old_is_replaced() {
    let (client, seen) = server("WWW-Authenticate");
    update(&client).await.unwrap();
    apply("seen => { seen.nonce = 'n2' }", std::slice::from_ref(&seen));
    update(&client).await.map_err(|error| json(&error)).unwrap();
    let headers = json(&seen)["headers"].clone();
    assert_eq!(headers.as_array().unwrap().len(), 4);
    assert!(
        headers[3].as_str().unwrap().contains("nonce=\"n2\"") && headers[3].as_str().unwrap().contains("nc=00000001")
    );
}

#[wasm_bindgen_test]
async fn wrong_credentials_fail_after_one_try() {
    let seen = js("{ headers: [], bodies: [], get nonce() { return 'n' + this.headers.length }, set nonce(_) {} }");
    let client = new_client(&apply(SERVER, &[seen.clone(), "WWW-Authenticate".into()])).unwrap();
    let error = json(&update(&client).await.unwrap_err());
    assert_eq!((&error["code"], &error["status"]), (&json!("authentication"), &json!(401)));
    assert_eq!(json(&apply("seen => seen.headers.length", &[seen])), 2);
    assert!(!error.to_string().contains("made-up"), "{error}");
}

#[wasm_bindgen_test]
async fn a_challenge_that_cannot_be_read_says_why() {
    let (client, _) = server("X-Something-Else");
    let error = json(&update(&client).await.unwrap_err());
    assert_eq!(error["code"], "authentication");
    assert!(error["message"].as_str().unwrap().contains("CORS"), "{error}");
}
