//! What the token endpoint says.

use atlas_integrations::core::auth::oauth::{Token, failure, read};
use atlas_integrations::core::error::Error;
use atlas_integrations::core::operation::Operation;
use atlas_integrations::core::response::Response;
use atlas_integrations::core::retry::{Policy, delay_ms};
use atlas_integrations::core::table::V2;
use serde_json::{Value, json};

use super::support::fixtures;
use super::support::json::json as to_json;
use super::support::platform::HOST;

const SECRETS: [&str; 2] = ["mdb_sa_sk_made_up", "bWRiX3NhX3NrX21hZGVfdXA="];

fn answer(status: u16, body: &str) -> Result<Token, Error> {
    let response = Response {
        api: &V2,
        status,
        header: &|name| (status == 429 && name == "retry-after").then(|| "7".to_owned()),
        body,
        now_ms: 0.0,
        service: None,
    };
    read(response, &SECRETS, &HOST)
}

fn refused(status: u16, body: &Value) -> Value {
    to_json(&answer(status, &body.to_string()).unwrap_err().to_value())
}

fn lifetime_s(body: &Value) -> f64 {
    answer(200, &body.to_string()).unwrap().lifetime_ms / 1_000.0
}

#[test]
fn a_token_comes_with_its_life() {
    let token = answer(200, r#"{"access_token":"eyJ.made.up","expires_in":3600,"token_type":"Bearer"}"#).unwrap();
    assert_eq!((token.value.reveal(), token.lifetime_ms), ("eyJ.made.up", 3_600_000.0));
    assert!(!format!("{token:?}").contains("eyJ"));
}

#[test]
fn a_missing_or_odd_life_is_an_hour() {
    assert_eq!(lifetime_s(&json!({ "access_token": "t" })), 3_600.0);
    for odd in [json!("soon"), json!("60"), json!(0), json!(-1), json!(null), json!({})] {
        assert_eq!(lifetime_s(&json!({ "access_token": "t", "expires_in": odd })), 3_600.0, "{odd}");
    }
    assert_eq!(lifetime_s(&json!({ "access_token": "t", "expires_in": 59.5 })), 59.5);
}

#[test]
fn an_answer_without_a_token_that_a_header_can_carry_is_none() {
    for body in [
        r#"{"token":"t"}"#,
        r#"{"access_token":""}"#,
        r#"{"access_token":"a b"}"#,
        r#"{"access_token":5}"#,
        "<html>",
        "",
    ] {
        assert_eq!(answer(200, body).unwrap_err().code(), "response_format", "{body}");
    }
}

#[test]
fn oauths_own_errors_are_about_the_account() {
    for (status, error) in
        [(400, "invalid_request"), (400, "invalid_grant"), (401, "invalid_client"), (403, "access_denied")]
    {
        let said = refused(status, &json!({ "error": error, "error_description": "no, mdb_sa_sk_made_up" }));
        assert_eq!(said["code"], "authentication", "{said}");
        assert_eq!(
            (&said["status"], &said["errorCode"], &said["detail"]),
            (&json!(status), &json!(error), &json!("no, ****"))
        );
    }
}

#[test]
fn atlass_form_is_read_on_the_same_endpoint() {
    let said = refused(
        429,
        &json!({
            "detail": "Resource /api/oauth/token is limited to 50 requests every 1 minutes.", "error": 429, "errorCode": "RATE_LIMITED",
            "parameters": ["/api/oauth/token", 50, 1], "reason": "Too Many Requests"
        }),
    );
    assert_eq!(
        (&said["code"], &said["errorCode"], &said["retryAfterMs"]),
        (&json!("rate_limited"), &json!("RATE_LIMITED"), &json!(7000))
    );
}

#[test]
fn what_is_no_word_about_the_account_is_an_error_of_its_own() {
    assert_eq!(answer(500, r#"{"error":"server_error"}"#).unwrap_err().code(), "api");
    assert_eq!(answer(403, "<html>the company's gateway</html>").unwrap_err().code(), "api");
    assert_eq!(answer(302, "").unwrap_err().code(), "response_format");
}

#[test]
fn what_is_not_about_the_account_is_worth_another_request() {
    let waits = |error: &Error| {
        let failure = failure(error)?;
        delay_ms(Operation::List, 1, failure, Policy::default(), 1.0)
    };
    for status in [500, 501, 502, 503, 504, 520, 599] {
        assert_eq!(waits(&answer(status, "<html>").unwrap_err()), Some(250.0), "{status}");
    }
    // As its `Retry-After` asks.
    assert_eq!(waits(&answer(429, r#"{"error":429,"errorCode":"RATE_LIMITED"}"#).unwrap_err()), Some(7_000.0));
    assert_eq!(waits(&Error::Network("lost")), Some(250.0));
    assert_eq!(waits(&Error::Timeout { timeout_ms: 1.0 }), Some(250.0));
    for status in [400, 401, 403, 404] {
        for body in [r#"{"error":"invalid_client"}"#, r#"{"error":401,"errorCode":"X"}"#, "<html>"] {
            assert_eq!(waits(&answer(status, body).unwrap_err()), None, "{status} {body}");
        }
    }
    for body in ["<html>", r#"{"access_token":""}"#, r#"{"access_token":"a b"}"#] {
        assert_eq!(waits(&answer(200, body).unwrap_err()), None, "{body}");
    }
}

#[test]
fn a_token_is_secret_whole_and_in_its_parts() {
    let token =
        answer(200, r#"{"access_token":"eyJ-made-up-header.eyJ-made-up-claims.short.made-up-signature"}"#).unwrap();
    assert_eq!(
        token.secrets(),
        [
            "eyJ-made-up-header.eyJ-made-up-claims.short.made-up-signature",
            "eyJ-made-up-header",
            "eyJ-made-up-claims",
            "made-up-signature"
        ]
    );
}

/// The forms in which the endpoint was seen to answer.
#[test]
fn every_form_of_the_fixtures_is_read() {
    let answers: Vec<Value> = serde_json::from_str(&fixtures::text("answers/v2/tokens.json")).unwrap();
    for given in answers {
        let about = &given["about"];
        let header = |name: &str| given["headers"].get(name).and_then(Value::as_str).map(str::to_owned);
        let (status, body) = (given["status"].as_u64().unwrap() as u16, given["body"].to_string());
        let response = Response { api: &V2, status, header: &header, body: &body, now_ms: 0.0, service: None };
        match read(response, &SECRETS, &HOST) {
            Ok(token) => {
                assert_eq!(token.value.reveal(), given["body"]["access_token"], "{about}");
                assert_eq!(token.lifetime_ms / 1_000.0, given["lifetimeSeconds"].as_f64().unwrap(), "{about}");
            }
            Err(error) => {
                let said = to_json(&error.to_value());
                assert_eq!(said["status"], status, "{about}");
                for (part, expected) in given["error"].as_object().unwrap() {
                    assert_eq!(said[part], *expected, "{about}");
                }
            }
        }
    }
}
