//! The fields of the form that an error names.

use atlas_integrations::core::error::Error;
use atlas_integrations::core::issue::Detail;
use atlas_integrations::core::operation::Operation;
use atlas_integrations::core::response::{Response, parse};
use atlas_integrations::core::table::V1;
use serde_json::{Value, json};

use super::support::platform::HOST;
use super::{api, response};

/// Where the field is, and what Atlas says of it.
fn named(status: u16, body: &Value) -> Vec<(String, String)> {
    let error = api(Operation::Update, status, &body.to_string());
    assert!(error.issues.iter().all(|issue| issue.detail == Detail::Server {} && issue.is_error()));
    error.issues.into_iter().map(|issue| (issue.path.join("."), issue.message)).collect()
}

fn pair(path: &str, message: &str) -> (String, String) {
    (path.to_owned(), message.to_owned())
}

#[test]
fn a_400_that_names_a_field_gives_its_issue() {
    let fields = json!([{ "field": "apiKey", "description": "must be hexadecimal" }, { "field": "region" }, 5, {}]);
    assert_eq!(
        named(
            400,
            &json!({ "errorCode": "VALIDATION_ERROR", "detail": "Bad.", "badRequestDetail": { "fields": fields } })
        ),
        [pair("apiKey", "must be hexadecimal"), pair("region", "Atlas answered 400 VALIDATION_ERROR: Bad")]
    );
    assert_eq!(
        named(
            400,
            &json!({ "errorCode": "INVALID_INTEGRATION_SETTINGS", "parameters": ["DATADOG", "apiKey must be a hexadecimal string"] })
        ),
        [pair("apiKey", "apiKey must be a hexadecimal string")]
    );
    assert_eq!(
        named(
            400,
            &json!({ "errorCode": "MISSING_ATTRIBUTE", "detail": "The required attribute teamName was not specified.", "parameters": ["teamName"] })
        ),
        [pair("teamName", "The required attribute teamName was not specified.")]
    );
    assert_eq!(named(400, &json!({ "detail": "The region is wrong." })), [pair("region", "The region is wrong.")]);
}

#[test]
fn what_names_no_field_gives_none() {
    assert_eq!(named(400, &json!({ "detail": "apiKeys are not what it is about" })), []);
    assert_eq!(named(400, &json!({ "badRequestDetail": null, "parameters": [5, null] })), []);
    assert_eq!(named(404, &json!({ "detail": "The region is wrong.", "parameters": ["apiKey"] })), []);
}

/// The same, if the service of the request is known.
fn named_of(type_name: &str, body: &Value) -> Vec<String> {
    let body = body.to_string();
    let asked = Response { service: V1.integration(type_name), ..response(400, &body) };
    match parse(Operation::Update, asked, &[], &HOST) {
        Err(Error::Api(error)) => error.issues.into_iter().map(|issue| issue.path.join(".")).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn only_the_fields_of_the_requests_own_type_are_named() {
    let detail = json!({ "detail": "Could not reach the service's url." });
    assert_eq!(named_of("DATADOG", &detail), [""; 0]);
    assert_eq!(named_of("WEBHOOK", &detail), ["url"]);
    assert_eq!(named_of("DATADOG", &json!({ "parameters": ["licenseKey", "type"] })), [""; 0]);
    let listed = |path: &str| json!({ "badRequestDetail": { "fields": [{ "field": path, "description": "no" }] } });
    for path in ["apiKey", "view.apiKey", "integration/apiKey", "/apiKey", "views[0].apiKey"] {
        assert_eq!(named_of("DATADOG", &listed(path)), ["apiKey"], "{path}");
    }
    for path in ["type", "url", "foo", "", "apiKeys"] {
        assert_eq!(named_of("DATADOG", &listed(path)), [""; 0], "{path}");
    }
}
