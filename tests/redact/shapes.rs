//! What an object is taken for: a request, something that this package gives or takes, or a view that nobody knows.

use serde_json::{Value, json};

use super::{is_untouched, masked};

#[test]
fn requests_keep_their_shape() {
    let view = json!({ "type": "VICTOR_OPS", "apiKey": "11111111-aaaa-bbbb-cccc-0123456789ab" });
    let request = json!({
        "operation": "update", "method": "PUT", "url": "https://h.example/x", "path": "/x",
        "headers": { "Content-Type": "application/json", "Authorization": "Digest response=\"made-up-made-up\"" },
        "body": view.to_string(),
    });
    let masked = masked(request.clone());
    for name in ["operation", "method", "url", "path"] {
        assert_eq!(masked[name], request[name]);
    }
    assert_eq!(masked["headers"]["Content-Type"], "application/json");
    assert!(!masked["headers"]["Authorization"].to_string().contains("made-up-made"));
    let body: Value = serde_json::from_str(masked["body"].as_str().unwrap()).unwrap();
    assert_eq!(body, json!({ "type": "VICTOR_OPS", "apiKey": "****89ab" }));
}

/// A request's other properties are the caller's own.
#[test]
fn only_headers_are_taken_for_headers() {
    for (part, shown) in
        [(json!({ "Cookie": "made-up" }), json!({ "Cookie": "****" })), (json!([["a", "b"]]), json!("****"))]
    {
        let masked = masked(json!({ "method": "GET", "url": "https://h.example/x", "headers": part, "note": part }));
        assert_eq!((&masked["headers"], &masked["note"]), (&shown, &part));
    }
}

#[test]
fn what_has_no_secret_is_the_same() {
    for plain in [
        json!(null),
        json!(5),
        json!("text"),
        json!({}),
        json!({ "a": 1, "b": null }),
        json!([]),
        json!([1, "x", { "a": true }]),
        json!({ "results": [] }),
        json!({ "code": "required", "severity": "error", "path": ["apiKey"], "message": "`apiKey` is required" }),
        json!({ "name": "AtlasApiError", "code": "api", "message": "Atlas answered 404", "status": 404, "issues": [], "fromAtlas": true, "afterRetry": true }),
        json!({ "kind": "request", "operation": "get", "groupId": "5d791c84ff7a2522cc4f9aa1", "type": "SLACK", "attempt": 1 }),
        json!({ "kind": "request", "operation": "create", "attempt": 1, "warnings": [{ "code": "deprecated", "severity": "warning", "path": ["type"], "message": "made up" }] }),
        json!({ "results": [], "links": [{ "href": "https://h.example/", "rel": "self" }], "totalCount": 0 }),
    ] {
        assert!(is_untouched(plain.clone()), "{plain}");
    }
}

/// Atlas may return a view without `type`: what it holds is anybody's guess.
#[test]
fn an_object_without_a_type_is_a_view_that_nobody_knows() {
    let view = json!({ "id": "1", "password": "made-up-made-up-2" });
    let shown = json!({ "id": "1", "password": "****up-2" });
    assert_eq!(masked(view.clone()), shown);
    assert_eq!(masked(json!([view, 1])), json!([shown, 1]));
    assert_eq!(masked(json!({ "results": [view] })), json!({ "results": [shown] }));
}

#[test]
fn what_holds_a_view_shows_no_secret_of_it() {
    let view = json!({ "type": "WEBHOOK", "url": "https://h.example/made/up", "method": "POST", "secret": "made-up" });
    let shown = json!({ "type": "WEBHOOK", "url": "https://h.example/****", "method": "****", "secret": "****" });
    assert_eq!(masked(view.clone()), shown);
    let issue =
        json!({ "path": ["secret"], "code": "deprecated", "severity": "warning", "message": "Webhook is made up" });
    for (name, more) in [
        ("value", json!({ "valid": true, "issues": [], "warnings": [issue] })),
        ("integration", json!({ "ready": true, "changed": ["secret"] })),
        ("integration", json!({ "groupId": "5d791c84ff7a2522cc4f9aa1", "baseUrl": "https://h.example" })),
    ] {
        let mut expected = more.clone();
        expected[name] = shown.clone();
        let mut given = more;
        given[name] = view.clone();
        assert_eq!(masked(given), expected);
    }
}

/// One name more, and it is a view that nobody knows.
#[test]
fn what_only_looks_like_something_of_ours_is_masked() {
    let secret = "made-up-made-up-2";
    for given in [
        json!({ "code": "a", "severity": "b", "message": "c", "apiKey": secret }),
        json!({ "code": "a", "severity": "b", "token": secret }),
        json!({ "integration": { "type": "DATADOG" }, "others": [{ "token": secret }] }),
        json!({ "groupId": "a", "integration": [{ "token": secret }] }),
        json!({ "issues": [{ "apiKey": secret }], "x": [secret] }),
        json!({ "type": "FUTURE", "results": [], "token": secret }),
        json!({ "type": "FUTURE", "kind": secret, "operation": secret, "attempt": 1 }),
        json!({ "type": "FUTURE", "method": "POST", "url": "x", "token": secret }),
        json!({ "results": [{ "token": secret }], "token": [secret] }),
        json!({ "method": "GET", "url": "https://h.example/x", "headers": [["authorization", secret]] }),
    ] {
        let shown = masked(given).to_string();
        assert!(!shown.contains(secret) && shown.contains("****"), "{shown}");
    }
}
