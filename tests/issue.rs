//! Issues: their words, and the two ways in which they become data.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use atlas_integrations::core::check::Options;
use atlas_integrations::core::issue::{Detail, Format, Issue, JsonType, Reason, to_values};
use atlas_integrations::core::table::Status;
use atlas_integrations::core::value::MAX_SAFE_INTEGER;
use proptest::prelude::*;
use serde_json::json;
use support::{fixtures, json::json as to_json, strategies};

/// Each code with its parameters, as the contract's table has them.
fn all() -> Vec<(Detail, &'static str, serde_json::Value)> {
    let mut details = vec![
        (Detail::Required {}, "required", json!({})),
        (
            Detail::InvalidValue { allowed: vec!["US", "EU"], known_to: None },
            "invalid_value",
            json!({ "allowed": ["US", "EU"] }),
        ),
        (Detail::OutOfRange { min: 1, max: 500, length: false }, "out_of_range", json!({ "min": 1, "max": 500 })),
        (Detail::UnknownType { suggestion: None, known_to: None }, "unknown_type", json!({})),
        (
            Detail::UnknownType { suggestion: Some("DATADOG"), known_to: None },
            "unknown_type",
            json!({ "suggestion": "DATADOG" }),
        ),
        (Detail::TypeMismatch { expected: "SLACK" }, "type_mismatch", json!({ "expected": "SLACK" })),
        (Detail::UnknownField { suggestion: None, known_to: None }, "unknown_field", json!({})),
        (
            Detail::UnknownField { suggestion: Some("apiKey"), known_to: None },
            "unknown_field",
            json!({ "suggestion": "apiKey" }),
        ),
        (Detail::MaskedSecret {}, "masked_secret", json!({})),
        (Detail::Server {}, "server", json!({})),
    ];
    let types = [
        (JsonType::Object, "object"),
        (JsonType::String, "string"),
        (JsonType::Integer, "integer"),
        (JsonType::Boolean, "boolean"),
        (JsonType::Function, "function"),
    ];
    details.extend(
        types.map(|(expected, name)| (Detail::InvalidType { expected }, "invalid_type", json!({ "expected": name }))),
    );
    let formats = [(Format::Url, "url"), (Format::GroupId, "groupId"), (Format::Origin, "origin")];
    details.extend(
        formats.map(|(format, name)| (Detail::InvalidFormat { format }, "invalid_format", json!({ "format": name }))),
    );
    let reasons = [
        (Reason::Not32Hex, "not_32_hex"),
        (Reason::SurroundingSpace, "surrounding_space"),
        (Reason::NotAscii, "not_ascii"),
        (Reason::Placeholder, "placeholder"),
    ];
    details.extend(
        reasons.map(|(reason, name)| (Detail::UnlikelyValue { reason }, "unlikely_value", json!({ "reason": name }))),
    );
    let statuses = [(Status::Deprecated, "deprecated"), (Status::Retired, "retired"), (Status::Current, "current")];
    details.extend(
        statuses.map(|(status, name)| (Detail::Deprecated { status }, "deprecated", json!({ "status": name }))),
    );
    details
}

#[test]
fn every_code_has_its_parameters_and_severity() {
    for (detail, code, params) in all() {
        let issue = Issue::at(vec!["query".to_owned(), "pageNum".to_owned()], detail);
        let severity = if ["unlikely_value", "deprecated"].contains(&code) { "warning" } else { "error" };
        let expected = json!({
            "path": ["query", "pageNum"], "code": code, "severity": severity, "message": issue.message, "params": params,
        });
        assert_eq!(to_json(&issue.to_value()), expected);
        assert_eq!(issue.is_error(), severity == "error");
    }
}

/// The TypeScript type is generated from what serde makes of it, JavaScript gets what `to_value` makes of it.
#[test]
fn serde_and_to_value_say_the_same() {
    for (detail, ..) in all() {
        for path in [vec![], vec!["apiKey".to_owned()], vec!["query".to_owned(), "x".to_owned()]] {
            let issue = Issue::at(path, detail.clone());
            assert_eq!(serde_json::to_value(&issue).unwrap(), to_json(&issue.to_value()));
        }
    }
}

#[test]
fn messages_are_short_lower_case_and_without_full_stop() {
    for (detail, code, _) in all() {
        for path in [vec![], vec!["apiKey".to_owned()]] {
            let subject = if path.is_empty() { "the value " } else { "`apiKey` " };
            let message = Issue::at(path, detail.clone()).message;
            assert!(message.starts_with(subject), "{code}: {message}");
            assert!(!message.ends_with('.') && message.len() < 150, "{code}: {message}");
            assert!(!message.contains("Detail") && !message.contains("Some("), "{code}: {message}");
        }
    }
}

#[test]
fn messages_say_what_is_asked_for() {
    for (detail, message) in [
        (Detail::InvalidType { expected: JsonType::Integer }, "must be a whole number"),
        (Detail::InvalidValue { allowed: vec!["US", "EU"], known_to: None }, "must be one of `US`, `EU`"),
        (Detail::InvalidFormat { format: Format::Url }, "must be a full URL that begins with `http://` or `https://`"),
        (Detail::InvalidFormat { format: Format::GroupId }, "must be a project id, 24 hexadecimal digits (0-9, a-f)"),
        (
            Detail::InvalidFormat { format: Format::Origin },
            "must be a scheme and a host without a path, such as `https://cloud.mongodb.com`",
        ),
        (Detail::OutOfRange { min: 1, max: 500, length: false }, "must be between 1 and 500"),
        (Detail::OutOfRange { min: 1, max: 80, length: true }, "must have 1 to 80 characters"),
        (Detail::OutOfRange { min: 1, max: MAX_SAFE_INTEGER, length: false }, "must be at least 1"),
        (
            Detail::UnknownField { suggestion: Some("apiKey"), known_to: None },
            "is not recognized: did you mean `apiKey`?",
        ),
        (
            Detail::UnlikelyValue { reason: Reason::Not32Hex },
            "is not 32 hexadecimal digits (0-9, a-f), so Atlas will probably refuse it",
        ),
        (
            Detail::UnlikelyValue { reason: Reason::SurroundingSpace },
            "begins or ends with white space, so Atlas will probably refuse it",
        ),
    ] {
        assert_eq!(Issue::field("x", detail).message, format!("`x` {message}"));
    }
}

#[test]
fn a_message_names_the_whole_path() {
    let issue = Issue::at(vec!["auth".to_owned(), "kind".to_owned()], Detail::Required {});
    assert_eq!(issue.message, "`auth.kind` is required");
}

#[test]
fn what_a_status_means_is_in_the_message() {
    for fixture in fixtures::of_all_versions() {
        for issue in support::validate(&fixture.request[0].view, Options::of(fixture.api)) {
            if let Detail::Deprecated { status } = issue.detail {
                assert!(issue.message.contains(status.name()) && issue.message.contains(": "), "{}", issue.message);
                assert!(!issue.message.ends_with('.'), "{}", issue.message);
            }
        }
    }
}

#[test]
fn a_message_of_its_own_changes_nothing_else() {
    let issue = Issue::field("apiKey", Detail::Server {});
    let other = issue.clone().with_message("must be hexadecimal".to_owned());
    assert_eq!((other.message.as_str(), other.path, other.detail), ("must be hexadecimal", issue.path, issue.detail));
}

proptest! {
    #![proptest_config(support::cases(1000))]

    #[test]
    fn serde_and_to_value_say_the_same_of_whatever_is_found((api, view) in strategies::api_and_any_view()) {
        let issues = support::validate(&view, Options::of(api));
        prop_assert_eq!(serde_json::to_value(&issues).unwrap(), to_json(&to_values(&issues)));
    }
}
