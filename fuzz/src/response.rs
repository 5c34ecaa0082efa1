//! Answers: the status decides, a list is a list, and no secret comes back.

use atlas_integrations::core::error::Error;
use atlas_integrations::core::operation::Operation;
use atlas_integrations::core::platform::Platform;
use atlas_integrations::core::response::{Response, parse};
use atlas_integrations::core::value::Value;

use crate::input::Input;
use crate::json;
use crate::platform::HOST;
use crate::seeds::SEEDS;

/// Secrets of the call, which the server may repeat wherever it likes: one within another, and ones that need an escape.
const SECRETS: &[&str] = &["zqsecret", "zqsecretzq-longer", "zq\"quoted\\zq", "zqü✓zq"];

const PIECES: &[&str] = &[
    "zqsecret",
    "zqsecretzq-longer",
    "zq\\\"quoted\\\\zq",
    "zqü✓zq",
    "zqsec\u{1}ret",
    "zqseczqsecretret",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u0001",
    "null",
    "5",
    "1e999",
    "\u{feff}",
    "\0",
    "\"apiKey\"",
    "\"status\":404,",
    "\"content\":",
    "\"results\":[",
    "\"parameters\":[",
    "\"detail\":\"",
    "\"errorCode\":\"",
    "\"error\":\"",
    "\"reason\":\"",
    "\"badRequestDetail\":{\"fields\":[{\"field\":\"",
];

const STATUSES: &[u16] =
    &[0, 100, 200, 201, 204, 301, 304, 399, 400, 401, 403, 404, 409, 429, 500, 502, 503, 504, 599, 65535];

pub fn check(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let api = input.api();
    let operation = *input.pick(&Operation::ALL);
    let status = *input.pick(STATUSES);
    let body = input.text(&SEEDS.answers, PIECES);
    let content_type = input.text(&["application/json", "text/html; charset=utf-8", ""], PIECES);
    let retry_after = input.text(&["3", "Sun, 06 Nov 1994 08:49:37 GMT", "-1", "99999999999999999999"], PIECES);
    let response = Response {
        api,
        status,
        header: &|name| match name {
            "content-type" => Some(content_type.clone()),
            "retry-after" => Some(retry_after.clone()),
            _ => None,
        },
        body: &body,
        now_ms: 0.0,
        service: None,
    };
    match parse(operation, response, SECRETS, &HOST) {
        Ok(value) => {
            assert!((200..300).contains(&status), "{status}");
            assert_shape(operation, value.as_ref(), HOST.parse_json(&body));
        }
        Err(error) => assert_error(error, status),
    }
}

/// `IntegrationList`, a view or nothing; and the views are the server's, unchanged.
fn assert_shape(operation: Operation, value: Option<&Value>, body: Option<Value>) {
    assert_eq!(operation == Operation::Delete, value.is_none());
    let (Some(value), Some(body)) = (value, body) else { return };
    let body = body
        .get("content")
        .filter(|_| {
            body.get("status").is_some() && body.get("content").is_some_and(|content| content.as_object().is_some())
        })
        .unwrap_or(&body)
        .clone();
    if operation == Operation::Get {
        assert!(value.as_object().is_some_and(|entries| !entries.is_empty()));
        return;
    }
    let names: Vec<&str> = value.as_object().expect("a list").iter().map(|(name, _)| name.as_str()).collect();
    assert!(matches!(names[..], ["results", "links"] | ["results", "totalCount", "links"]), "{names:?}");
    assert!(matches!(value.get("links"), Some(Value::List(_))));
    let results = value.get("results").expect("results");
    assert!(matches!(results, Value::List(_)) && results.items().iter().all(|view| view.as_object().is_some()));
    assert!(body.get("results") == Some(results), "the results are another's");
}

fn assert_error(error: Error, status: u16) {
    let shown = [error.message(), format!("{error:?}"), texts(&error.to_value())].concat();
    for secret in SECRETS {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
    match error {
        Error::Api(error) => {
            assert!(error.status >= 400 && (status < 400 || error.status == status), "{status} {error:?}");
            let code = match error.status {
                401 => "authentication",
                429 => "rate_limited",
                _ => "api",
            };
            assert_eq!(error.code(), code);
            assert!(error.issues.is_empty() || error.status == 400, "{error:?}");
            assert!(
                error.issues.iter().all(|issue| issue.detail.code() == "server" && issue.path.len() == 1),
                "{error:?}"
            );
            assert!(error.retry_after_ms.is_none_or(|ms| ms.is_finite() && ms >= 0.0), "{error:?}");
        }
        Error::ResponseFormat(format) => {
            assert!(status < 400 && format.status == status, "{status} {format:?}");
            let content_type = format.content_type.unwrap_or_default();
            assert!(
                content_type.chars().count() <= 100 && !content_type.chars().any(char::is_control),
                "{content_type:?}"
            );
        }
        other => panic!("{other:?} of {status}"),
    }
}

/// All texts and names in a value, apart from each other.
fn texts(value: &Value) -> String {
    match value {
        Value::Text(text) => format!("{text}\n"),
        Value::List(items) => items.iter().map(texts).collect(),
        Value::Object(entries) => entries.iter().map(|(name, value)| format!("{name}\n{}", texts(value))).collect(),
        _ => json::json(value).to_string(),
    }
}
