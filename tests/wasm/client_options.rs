//! The options of a client.

use serde_json::{Value, json};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{js, json, new_client, short};

fn issues(options: &str) -> Vec<String> {
    match new_client(&js(options)) {
        Ok(_) => vec![],
        Err(error) => {
            let error = json(&error);
            assert_eq!(error["code"], "validation", "{options}");
            short(&error["issues"])
        }
    }
}

fn in_browser() -> bool {
    js("typeof window !== 'undefined' && typeof process === 'undefined'").is_truthy()
}

#[wasm_bindgen_test]
fn none_are_needed_and_all_are_known() {
    let all = "{ baseUrl: 'https://cloud.mongodbgov.com', proxy: 'https://proxy.example/atlas', auth: { kind: 'none' }, fetch() {}, credentials: 'include', \
               headers: { 'X-Trace': '1' }, timeoutMs: 1, retry: { limit: 0, maxDelayMs: 0 }, logger() {}, dangerouslyAllowBrowser: false }";
    for good in [
        "undefined",
        "{}",
        all,
        "{ headers: new Headers() }",
        "{ headers: [['x', 'y']] }",
        "{ proxy: url => url }",
        "{ timeoutMs: undefined, auth: undefined }",
    ] {
        assert_eq!(issues(good), Vec::<String>::new(), "{good}");
    }
}

#[wasm_bindgen_test]
fn each_is_checked() {
    for (options, expected) in [
        ("{ foo: 1 }", "foo unknown_field"),
        ("{ baseUrl: 'cloud.mongodb.com' }", "baseUrl invalid_format"),
        ("{ baseUrl: 5 }", "baseUrl invalid_type"),
        ("{ proxy: 'proxy.example' }", "proxy invalid_format"),
        ("{ proxy: 5 }", "proxy invalid_format"),
        ("{ auth: 'digest' }", "auth invalid_type"),
        ("{ auth: { kind: 'basic' } }", "auth.kind invalid_value"),
        ("{ auth: {} }", "auth.kind invalid_value"),
        ("{ fetch: 'fetch' }", "fetch invalid_type"),
        ("{ credentials: 'all' }", "credentials invalid_value"),
        ("{ headers: { 'not a name': 'x' } }", "headers invalid_type"),
        ("{ timeoutMs: 0 }", "timeoutMs out_of_range"),
        ("{ timeoutMs: 1.5 }", "timeoutMs invalid_type"),
        ("{ timeoutMs: '1' }", "timeoutMs invalid_type"),
        ("{ timeoutMs: NaN }", "timeoutMs invalid_type"),
        ("{ timeoutMs: 2 ** 31 }", "timeoutMs out_of_range"),
        ("{ retry: 5 }", "retry invalid_type"),
        ("{ retry: { limit: -1 } }", "retry.limit out_of_range"),
        ("{ retry: { maxDelayMs: {} } }", "retry.maxDelayMs invalid_type"),
        ("{ logger: console }", "logger invalid_type"),
    ] {
        assert_eq!(issues(options), [expected], "{options}");
    }
    assert_eq!(issues("null"), [" invalid_type"]);
    assert_eq!(issues("'x'"), [" invalid_type"]);
}

#[wasm_bindgen_test]
fn all_issues_come_at_once() {
    let mut found = issues("{ baseUrl: 'x', timeoutMs: 0, fetch: 1, bar: 2 }");
    found.sort();
    assert_eq!(found, ["bar unknown_field", "baseUrl invalid_format", "fetch invalid_type", "timeoutMs out_of_range"]);
}

#[wasm_bindgen_test]
fn credentials_are_needed_whole() {
    let auth = |auth: &str| issues(&format!("{{ dangerouslyAllowBrowser: true, auth: {auth} }}"));
    assert_eq!(auth("{ kind: 'digest', publicKey: 'made-up', privateKey: 'made-up' }"), Vec::<String>::new());
    assert_eq!(auth("{ kind: 'digest' }"), ["auth.publicKey required", "auth.privateKey required"]);
    assert_eq!(
        auth("{ kind: 'digest', publicKey: 5, privateKey: ' ' }"),
        ["auth.publicKey invalid_type", "auth.privateKey required"]
    );
    assert_eq!(auth("{ kind: 'bearer' }"), ["auth.token required"]);
    assert_eq!(auth("{ kind: 'bearer', token: {} }"), ["auth.token invalid_type"]);
    assert_eq!(auth("{ kind: 'bearer', token: () => 'made-up' }"), Vec::<String>::new());
}

#[wasm_bindgen_test]
fn what_is_around_a_credential_is_refused() {
    let auth = |auth: &str| issues(&format!("{{ dangerouslyAllowBrowser: true, auth: {auth} }}"));
    assert_eq!(
        auth("{ kind: 'digest', publicKey: '\"made-up\"', privateKey: 'made-up\\n' }"),
        ["auth.publicKey invalid_format", "auth.privateKey invalid_format"]
    );
    assert_eq!(auth("{ kind: 'bearer', token: '\\ufeffmade-up' }"), ["auth.token invalid_format"]);
}

#[wasm_bindgen_test]
fn a_key_in_a_browser_is_refused_unless_it_is_meant() {
    for auth in [
        "{ kind: 'digest', publicKey: 'made-up', privateKey: 'made-up' }",
        "{ kind: 'bearer', token: 'made-up' }",
        "{ kind: 'bearer', token: () => 'made-up' }",
    ] {
        let expected: &[&str] = if in_browser() { &["auth invalid_value"] } else { &[] };
        assert_eq!(issues(&format!("{{ auth: {auth} }}")), expected, "{auth}");
    }
}

#[wasm_bindgen_test]
fn a_relative_proxy_needs_a_page() {
    let expected: &[&str] = if in_browser() { &[] } else { &["proxy invalid_format"] };
    assert_eq!(issues("{ proxy: '/atlas' }"), expected);
}

#[wasm_bindgen_test]
fn no_key_is_in_an_error() {
    let options = "{ dangerouslyAllowBrowser: true, foo: 1, auth: { kind: 'digest', publicKey: 'made-up-public', privateKey: 'made-up-private' } }";
    let error: Value = json(&new_client(&js(options)).map(|_| ()).unwrap_err());
    assert!(!error.to_string().contains("made-up"));
    assert_eq!(error["issues"][0]["path"], json!(["foo"]));
}

#[wasm_bindgen_test]
fn options_that_throw_are_survived() {
    for odd in [
        "new Proxy({}, { get() { throw 1 } })",
        "{ get auth() { throw 1 } }",
        "{ get retry() { throw 1 } }",
        "{ retry: new Proxy({}, { get() { throw 1 } }) }",
        "(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy })()",
    ] {
        let _ = new_client(&js(odd));
        let _ = new_client(&js(&format!("{{ auth: {odd}, headers: {odd}, retry: {odd} }}")));
    }
    assert!(new_client(&JsValue::UNDEFINED).is_ok());
}
