//! Errors of the API: a status of 400 and above, whatever comes with it.

use atlas_integrations::core::error::Error;
use atlas_integrations::core::operation::Operation;
use atlas_integrations::core::response::{Response, parse};
use serde_json::json;

use super::support::json::json as to_json;
use super::support::platform::HOST;
use super::{api, response};

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
                assert!(error.parameters.is_none() && error.issues.is_empty(), "{body}");
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
fn retry_after_is_kept() {
    let at = |status, header| Response { retry_after: header, ..response(status, "{}") };
    let ms = |response| match parse(Operation::List, response, &[], &HOST) {
        Err(Error::Api(error)) => error.retry_after_ms,
        other => panic!("{other:?}"),
    };
    assert_eq!(ms(at(429, Some("120"))), Some(120_000.0));
    assert_eq!(ms(at(503, Some("Thu, 01 Jan 1970 00:01:00 GMT"))), Some(60_000.0));
    assert_eq!(ms(at(429, Some("soon"))), None);
    assert_eq!(ms(at(429, None)), None);
}
