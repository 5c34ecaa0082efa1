//! Which fields are asked for and known: in a whole view, in a half-filled form, and one alone.

use atlas_integrations::core::check::Check;
use atlas_integrations::core::check::{Mode, Options, validate_field};
use atlas_integrations::core::table::V1;
use atlas_integrations::core::table::required;
use atlas_integrations::core::value::Value;
use serde_json::json;

use super::support::platform::HOST;
use super::support::short;
use super::{FULL, PARTIAL, check};

#[test]
fn partial_mode_checks_what_is_there_and_not_blank() {
    let blank = json!({ "type": "DATADOG", "apiKey": " ", "region": "", "foo": null });
    assert_eq!(check(blank, PARTIAL), Vec::<String>::new());
    let wrong = json!({ "type": "DATADOG", "apiKey": "****", "region": "x", "foo": 0 });
    assert_eq!(check(wrong, PARTIAL), ["apiKey masked_secret", "region invalid_value", "foo unknown_field"]);
    let options = Options { api: &V1, expected: Some("SLACK"), mode: Mode::Partial };
    assert_eq!(check(json!({ "type": "", "teamName": 1 }), options), ["teamName invalid_type"]);
    assert_eq!(check(json!({ "type": "DATADOG" }), options), ["type type_mismatch"]);
    assert_eq!(check(json!({ "type": "WEBHOOK", "secret": false }), PARTIAL), ["secret invalid_type"]);
}

#[test]
fn keys_that_every_object_has_are_unknown_fields() {
    let view = r#"{ "type": "PAGER_DUTY", "serviceKey": "made-up", "__proto__": { "x": 1 }, "constructor": 1, "toString": "x" }"#;
    let issues = check(serde_json::from_str(view).unwrap(), FULL);
    assert_eq!(issues, ["__proto__ unknown_field", "constructor unknown_field", "toString unknown_field"]);
}

fn one_field(type_name: &str, name: &str, value: Option<Value>, mode: Mode) -> Vec<String> {
    short(&validate_field(type_name, name, value.as_ref(), Options { mode, ..Options::of(&V1) }, &HOST))
}

#[test]
fn one_field_is_checked_alone() {
    let field = |name: &str, text: &str| one_field("DATADOG", name, Some(Value::from(text)), Mode::Full);
    assert_eq!(field("apiKey", "****abcd"), ["apiKey masked_secret"]);
    assert_eq!(field("apiKey", "abc"), ["apiKey unlikely_value"]);
    assert_eq!(field("region", "UK"), ["region invalid_value"]);
    assert_eq!(field("region", "EU"), Vec::<String>::new());
    assert_eq!(field("routingKey", "x"), ["routingKey unknown_field"]);
    assert_eq!(one_field("DATADOG", "apiKey", None, Mode::Full), ["apiKey required"]);
    assert_eq!(one_field("DATADOG", "apiKey", None, Mode::Partial), Vec::<String>::new());
    assert_eq!(one_field("DATADOG", "region", None, Mode::Full), Vec::<String>::new());
    assert_eq!(one_field("DATADOG", "routingKey", None, Mode::Full), Vec::<String>::new());
    assert_eq!(one_field("DATADOG_LOGS", "apiKey", None, Mode::Full), ["type unknown_type"]);
    assert_eq!(one_field("FLOWDOCK", "type", Some(Value::from("FLOWDOCK")), Mode::Full), Vec::<String>::new());
    assert_eq!(one_field("FLOWDOCK", "type", Some(Value::from("SLACK")), Mode::Full), ["type type_mismatch"]);
}

#[test]
fn one_blank_field_that_is_unknown_is_no_issue_of_a_half_filled_form() {
    assert_eq!(one_field("DATADOG", "routingKey", Some(Value::from("")), Mode::Partial), Vec::<String>::new());
    assert_eq!(one_field("DATADOG", "routingKey", Some(Value::from("")), Mode::Full), ["routingKey unknown_field"]);
}

/// The client's own options are checked like a view's fields.
#[test]
fn an_option_that_must_be_there_is_missed() {
    let mut check = Check::new(&HOST, Mode::Full);
    check.field(&required("publicKey"), None);
    assert_eq!(short(&check.issues), ["publicKey required"]);
}
