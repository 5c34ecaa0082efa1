//! Errors of the API: a status of 400 and above, with any body.

use atlas_integrations::core::error::Error;
use atlas_integrations::core::operation::Operation;
use atlas_integrations::core::response::{Response, parse};
use serde_json::json;

use super::support::json::json as to_json;
use super::support::platform::HOST;
use super::{api, headers, response};

#[test]
fn a_status_of_400_and_above_is_always_an_error_of_the_api() {
    for operation in Operation::ALL {
        for status in [400, 401, 403, 404, 409, 410, 429, 500, 503, 599] {
            for body in
                ["", "<html>502</html>", "{", "null", "[]", "{}", r#"{"results":[]}"#, r#"{"status":200,"content":{}}"#]
            {
                let error = api(operation, status, body);
                assert_eq!(error.status, status, "{body}");
                assert_eq!((error.error_code, error.detail, error.reason), (None, None, None), "{body}");
                assert!(error.parameters.is_none() && error.issues.is_empty() && !error.from_atlas, "{body}");
            }
        }
    }
}

#[test]
fn errors_have_their_class_and_say_whether_to_try_again() {
    for (status, code, retryable) in [
        (400, "api", false),
        (401, "authentication", false),
        (403, "api", false),
        (404, "api", false),
        (409, "api", false),
        (429, "rate_limited", true),
        (500, "api", true),
        (502, "api", true),
        (503, "api", true),
        (504, "api", true),
    ] {
        let error = api(Operation::Get, status, "{}");
        assert_eq!((error.code(), error.retryable), (code, retryable), "{status}");
    }
}

pub const NOT_CONFIGURED: &str = r#"{
    "error": 404, "errorCode": "INTEGRATION_NOT_CONFIGURED", "reason": "Not Found",
    "detail": "Integration of type DATADOG is not configured.", "parameters": ["DATADOG", 5, null]
}"#;

#[test]
fn atlass_own_error_body() {
    let error = api(Operation::Get, 404, NOT_CONFIGURED);
    assert_eq!(error.error_code.as_deref(), Some("INTEGRATION_NOT_CONFIGURED"));
    assert_eq!(error.detail.as_deref(), Some("Integration of type DATADOG is not configured."));
    assert_eq!(error.reason.as_deref(), Some("Not Found"));
    assert_eq!(error.parameters.as_ref().map(to_json), Some(json!(["DATADOG", 5, null])));
    assert_eq!(
        Error::Api(Box::new(error)).message(),
        "Atlas answered 404 INTEGRATION_NOT_CONFIGURED: Integration of type DATADOG is not configured"
    );
    for parameters in ["null", "{}", "\"x\"", "5"] {
        let body = format!(r#"{{"errorCode":"X","parameters":{parameters}}}"#);
        assert!(api(Operation::Get, 404, &body).parameters.is_none(), "{parameters}");
    }
    let odd = api(Operation::Get, 404, r#"{"errorCode":5,"detail":null,"reason":{},"error":404}"#);
    assert_eq!((odd.error_code, odd.detail, odd.reason), (None, None, None));
}

#[test]
fn an_oauth_error_is_understood() {
    let error = api(Operation::List, 400, r#"{"error":"invalid_grant","error_description":"the token has expired"}"#);
    assert_eq!(
        (error.error_code.as_deref(), error.detail.as_deref()),
        (Some("invalid_grant"), Some("the token has expired"))
    );
}

#[test]
fn a_401_of_the_auth_layer() {
    let body = r#"{ "error" : 401, "errorCode" : "UNEXPECTED_ERROR", "reason" : "Unauthorized", "detail" : "You are not authorized for this resource." }"#;
    let error = api(Operation::List, 401, body);
    assert_eq!((error.code(), error.parameters.is_none()), ("authentication", true));
}

#[test]
fn what_is_not_atlass_is_not_said_to_be() {
    let read = |status, content_type: &str, body| {
        let header = headers([("content-type", content_type)]);
        let answer = Response { header: &header, ..response(status, body) };
        parse(Operation::Get, answer, &[], &HOST).unwrap_err()
    };
    for status in [403, 404, 407, 502] {
        let error = read(status, "text/html", "<html><h1>Access denied by company policy</h1></html>");
        assert_eq!(
            error.message(),
            format!(
                "the answer, with status {status} and content type `text/html`, is not JSON in Atlas's format: a proxy, gateway or firewall on the way \
                 may have sent it"
            )
        );
        assert_eq!(to_json(&error.to_value())["fromAtlas"], false);
    }
    // JSON, and yet not Atlas's: of an API gateway, a Java server, a balancer.
    for body in [
        r#"{"message":"Forbidden"}"#,
        r#"{"timestamp":"x","status":403,"error":"Forbidden","path":"/"}"#,
        r#"{"error":"Forbidden"}"#,
        r#"{"error":503}"#,
        r#""no""#,
        "[]",
    ] {
        let error = read(403, "application/json", body);
        assert!(error.message().contains("is not JSON in Atlas's format"), "{body}: {}", error.message());
    }
    for body in [
        NOT_CONFIGURED,
        r#"{"error":401,"errorCode":"UNEXPECTED_ERROR"}"#,
        r#"{"errorCode":"X"}"#,
        r#"{"error":404,"reason":"Not Found"}"#,
        r#"{"error":"invalid_client"}"#,
        r#"{"error":"denied","error_description":"no"}"#,
    ] {
        // Whatever the content type says.
        let error = read(404, "text/html", body);
        assert!(error.message().starts_with("Atlas answered 404"), "{body}: {}", error.message());
        assert_eq!(to_json(&error.to_value())["fromAtlas"], true, "{body}");
    }
}

#[test]
fn headers_are_asked_for_where_something_failed_only() {
    let asked = std::cell::RefCell::new(vec![]);
    let header = |name: &str| {
        asked.borrow_mut().push(name.to_owned());
        None
    };
    let names = |status, body| {
        let _ = parse(Operation::List, Response { header: &header, ..response(status, body) }, &[], &HOST);
        asked.take()
    };
    assert_eq!(names(200, r#"{"results":[]}"#), [""; 0]);
    assert_eq!(names(404, NOT_CONFIGURED), ["retry-after"]);
    assert_eq!(names(502, "<html>"), ["content-type", "retry-after"]);
    assert_eq!(names(200, "<html>"), ["content-type"]);
}

#[test]
fn retry_after_is_kept() {
    let ms = |status, given: Option<&str>| {
        let header = headers(given.map(|value| ("retry-after", value)));
        match parse(Operation::List, Response { header: &header, ..response(status, "{}") }, &[], &HOST) {
            Err(Error::Api(error)) => error.retry_after_ms,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(ms(429, Some("120")), Some(120_000.0));
    assert_eq!(ms(503, Some("Thu, 01 Jan 1970 00:01:00 GMT")), Some(60_000.0));
    assert_eq!(ms(429, Some("soon")), None);
    assert_eq!(ms(429, None), None);
}
