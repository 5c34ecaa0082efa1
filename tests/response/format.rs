//! What is no answer of Atlas's.

use atlas_integrations::core::error::{Error, ResponseFormat};
use atlas_integrations::core::operation::Operation;
use atlas_integrations::core::response::{Response, parse};

use super::support::platform::HOST;
use super::{LISTING, api, headers, read, response};

fn format(operation: Operation, status: u16, body: &str) -> ResponseFormat {
    match read(operation, status, body) {
        Err(Error::ResponseFormat(format)) => format,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_no_answer_of_atlas_is_a_format_error() {
    for operation in Operation::ALL {
        for status in [200, 201] {
            for body in ["<html>", "{\"results\":[{\"type\":", "results", "{} {}", "\u{feff}x"] {
                let error = format(operation, status, body);
                assert_eq!(error.status, status, "{operation:?} {body}");
                assert!(error.why.contains("is not JSON"), "{}", error.why);
            }
        }
        for status in [0, 101, 301, 302, 303, 304, 307, 308] {
            for body in ["", r#"{"results":[]}"#, "<html>"] {
                let error = format(operation, status, body);
                assert!(error.why.contains("redirect"), "{}", error.why);
            }
        }
    }
    for operation in LISTING {
        for body in [
            "",
            "{}",
            "null",
            "[]",
            "5",
            r#"{"results":5}"#,
            r#"{"results":{}}"#,
            r#"{"results":[5]}"#,
            r#"{"type":"DATADOG"}"#,
        ] {
            assert_eq!(format(operation, 200, body).content_type.as_deref(), Some("application/json"), "{body}");
        }
        assert!(format(operation, 204, "").why.contains("no body"));
    }
    for body in ["", "null", "[]", "5", "\"x\"", "{}"] {
        let why = format(Operation::Get, 200, body).why;
        assert!(!why.contains("results"), "a single view, no list, was asked for: {why}");
    }
}

#[test]
fn nesting_without_end_is_no_answer() {
    let body = "[".repeat(100_000) + &"]".repeat(100_000);
    format(Operation::List, 200, &body);
    assert_eq!(api(Operation::List, 500, &body).status, 500);
}

#[test]
fn a_strange_content_type_is_cut_short() {
    let long = "x\u{7}".repeat(10_000);
    let header = headers([("content-type", long.as_str())]);
    for status in [200, 502] {
        let error =
            parse(Operation::List, Response { header: &header, ..response(status, "") }, &[], &HOST).unwrap_err();
        assert!(error.message().len() < 300 && !error.message().contains('\u{7}'), "{}", error.message());
    }
}
