//! Errors as JavaScript gets them: a code, a message and the fields of their class.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use atlas_integrations::core::auth::digest::{Credentials, ToSign, authorization};
use atlas_integrations::core::error::{ApiError, Error, ResponseFormat};
use atlas_integrations::core::issue::{Detail, Issue};
use serde_json::{Value, json};
use support::json::{json as to_json, value};

fn data(error: &Error) -> Value {
    to_json(&error.to_value())
}

fn api(status: u16) -> Box<ApiError> {
    Box::new(ApiError { status, from_atlas: true, ..ApiError::default() })
}

fn all() -> Vec<(Error, &'static str)> {
    let request = ToSign { method: "GET", uri: "/", body: b"" };
    let digest = authorization(&["Digest nothing"], &Credentials::new("u", "p"), &request, "c", 1).unwrap_err();
    let format = ResponseFormat { status: 200, content_type: Some("text/html".to_owned()), why: "is not JSON" };
    vec![
        (Error::Validation(vec![Issue::field("apiKey", Detail::Required {})]), "validation"),
        (Error::Api(api(404)), "api"),
        (Error::Api(api(429)), "rate_limited"),
        (Error::Api(api(401)), "authentication"),
        (Error::Authentication(api(401), "the credentials were refused"), "authentication"),
        (Error::Digest(digest), "digest"),
        (Error::ResponseFormat(format), "response_format"),
        (Error::Network("the request failed"), "network"),
        (Error::Timeout { timeout_ms: 30_000.0 }, "timeout"),
        (Error::Unsendable("the platform has no `fetch`"), "network"),
        (Error::Aborted, "aborted"),
        (Error::Expired, "timeout"),
    ]
}

#[test]
fn each_has_its_stable_code_and_a_message() {
    for (error, code) in all() {
        let data = data(&error);
        assert_eq!((error.code(), &data["code"]), (code, &json!(code)));
        let message = data["message"].as_str().unwrap();
        assert!(message.len() > 5 && !message.ends_with('.') && message == error.message(), "{message}");
        // `Atlas` is a name; all else begins in lower case.
        assert!(
            message.starts_with("Atlas ") || message.starts_with(|c: char| c.is_lowercase() || c == '`'),
            "{message}"
        );
    }
}

/// Of what the platform said the code says most, wherever it is in the chain; without one the last words do.
#[test]
fn the_message_of_a_network_failure_ends_with_what_the_platform_said() {
    let message = |error: Error, cause: Value| to_json(&error.to_value_with(Some(value(&cause))))["message"].clone();
    let failed = || Error::Network("the request failed");
    for (cause, end) in [
        (
            json!({ "message": "fetch failed", "cause": { "message": "getaddrinfo ENOTFOUND x", "code": "ENOTFOUND" } }),
            ": ENOTFOUND",
        ),
        (json!({ "message": "m", "code": "E_OUTER", "cause": { "message": "n", "code": "E_INNER" } }), ": E_OUTER"),
        (json!({ "message": "fetch failed", "cause": { "message": "bad port" } }), ": bad port"),
        (json!({ "message": "Failed to fetch." }), ": Failed to fetch"),
        (json!({ "message": "outer", "cause": { "name": "Error" } }), ": outer"),
        (json!({ "message": "two\nlines\u{7}" }), ": two lines "),
        (json!({ "name": "Error" }), ""),
        (json!({}), ""),
    ] {
        assert_eq!(message(failed(), cause.clone()), json!(["the request failed", end].concat()), "{cause}");
    }
    let cause = json!({ "message": "why" });
    assert_eq!(message(Error::Unsendable("it could not be built"), cause.clone()), "it could not be built: why");
    assert_eq!(message(Error::Aborted, cause.clone()), "the call was aborted");
    assert_eq!(to_json(&Error::Aborted.to_value_with(Some(value(&cause))))["cause"], cause);
}

#[test]
fn validation_has_its_issues_in_the_message_too() {
    let issues = vec![
        Issue::field("apiKey", Detail::Required {}),
        Issue::field("foo", Detail::UnknownField { suggestion: None, known_to: None }),
    ];
    let data = data(&Error::Validation(issues.clone()));
    assert_eq!(data["issues"], serde_json::to_value(&issues).unwrap());
    let message = data["message"].as_str().unwrap();
    assert!(issues.iter().all(|issue| message.contains(&issue.message)), "{message}");
}

/// A log says which answer it was; 0 is no answer.
#[test]
fn a_status_is_that_of_the_answer_that_is_the_error() {
    let api = |status| Box::new(ApiError { status, ..ApiError::default() });
    let format = |status| Error::ResponseFormat(ResponseFormat { status, content_type: None, why: "is made up" });
    assert_eq!(Error::Api(api(404)).status(), Some(404));
    assert_eq!(Error::Authentication(api(401), "made up").status(), Some(401));
    assert_eq!((format(200).status(), format(0).status()), (Some(200), None));
    assert_eq!((Error::Aborted.status(), Error::Network("made up").status()), (None, None));
}

#[test]
fn an_api_error_has_all_that_atlas_said() {
    let error = ApiError {
        status: 429,
        error_code: Some("RATE_LIMITED".to_owned()),
        detail: Some("Too many requests.".to_owned()),
        reason: Some("Too Many Requests".to_owned()),
        parameters: Some(value(&json!([10, "a"]))),
        retryable: true,
        retry_after_ms: Some(5000.0),
        issues: vec![],
        from_atlas: true,
        content_type: None,
        after_retry: true,
    };
    assert_eq!(
        data(&Error::Api(Box::new(error))),
        json!({
            "code": "rate_limited", "message": "Atlas answered 429 RATE_LIMITED: Too many requests", "status": 429,
            "errorCode": "RATE_LIMITED", "detail": "Too many requests.", "reason": "Too Many Requests",
            "parameters": [10, "a"], "retryable": true, "retryAfterMs": 5000, "issues": [], "fromAtlas": true, "afterRetry": true,
        })
    );
}

#[test]
fn what_is_absent_is_absent() {
    assert_eq!(
        data(&Error::Api(api(500))),
        json!({ "code": "api", "message": "Atlas answered 500", "status": 500, "retryable": false, "issues": [], "fromAtlas": true })
    );
    let format = ResponseFormat { status: 0, content_type: None, why: "is a redirect" };
    assert_eq!(
        data(&Error::ResponseFormat(format)),
        json!({ "code": "response_format", "message": "the answer is a redirect", "status": 0 })
    );
}

#[test]
fn the_reason_stands_in_for_a_missing_detail() {
    let error = ApiError { reason: Some("Not Found".to_owned()), ..*api(404) };
    assert_eq!(error.message(), "Atlas answered 404: Not Found");
}

#[test]
fn a_401_says_why() {
    let message = Error::Authentication(api(401), "the credentials were refused").message();
    assert_eq!(message, "Atlas answered 401: the credentials were refused");
    let html = ApiError { from_atlas: false, content_type: Some("text/html".to_owned()), ..*api(401) };
    assert_eq!(
        Error::Authentication(Box::new(html), "the credentials were refused").message(),
        "the answer, with status 401 and content type `text/html`, is not JSON in Atlas's format: the credentials were refused"
    );
}
