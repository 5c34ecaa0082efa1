//! Views with their secrets masked.

use super::curl::{is_secret_header, masked_body};
use super::field::Kind;
use super::mask::{mask, mask_url};
use super::platform::Platform;
use super::request::Operation;
use super::text::split_once;
use super::validate::integration;
use super::value::Value;

/// The same with its secrets masked: a view, a list, a request, or one of the shapes below; `None` where there is nothing to mask.
///
/// An object that is none of these is taken for a view, also without `type`: Atlas may return one that this package does not know.
pub fn redact(value: &Value, platform: &dyn Platform) -> Option<Value> {
    let mut masked = value.clone();
    redact_in_place(&mut masked, platform);
    (masked != *value).then_some(masked)
}

/// What this package itself gives or takes besides, by the names that it must and may have: it holds no secret but in the view that is
/// its `value` or `integration`.
const SHAPES: &[[&[&str]; 2]] = &[
    // An issue.
    [&["code", "severity", "message"], &["path", "params"]],
    // An error's JSON, which was scrubbed when the error was made.
    [
        &["name", "code", "message"],
        &[
            "status",
            "errorCode",
            "detail",
            "reason",
            "parameters",
            "retryable",
            "retryAfterMs",
            "issues",
            "contentType",
            "url",
            "cause",
        ],
    ],
    // A log's event.
    [&["kind", "operation", "attempt"], &["groupId", "type", "status", "delayMs", "durationMs", "error"]],
    // What `validate` answers, then what `prepareUpdate` does.
    [&["valid", "issues", "warnings"], &["value"]],
    [&["ready", "changed"], &["integration", "retype", "issues"]],
    // What a request is made of.
    [&["groupId", "integration"], &["query", "baseUrl"]],
];

fn is_of_a_shape(value: &Value) -> bool {
    let names = value.as_object().unwrap_or_default();
    // A view of a service to come may have an event's names, and not its words.
    if value.text("operation").is_some_and(|name| Operation::from_name(name).is_none()) {
        return false;
    }
    SHAPES.iter().any(|[must, may]| {
        let has_all = must.iter().all(|name| value.get(name).is_some());
        has_all && names.iter().all(|(name, _)| must.contains(&name.as_str()) || may.contains(&name.as_str()))
    })
}

fn redact_in_place(value: &mut Value, platform: &dyn Platform) {
    let has = |name: &str| value.get(name).is_some();
    let is_request = !has("type") && has("method") && has("url");
    let is_list = !has("type") && matches!(value.get("results"), Some(Value::List(_)));
    let is_of_a_shape = is_of_a_shape(value);
    match value {
        Value::List(items) => items.iter_mut().for_each(|item| redact_in_place(item, platform)),
        Value::Object(entries) if is_of_a_shape => {
            for (name, part) in entries {
                if matches!(name.as_str(), "value" | "integration") {
                    redact_view_in_place(part, platform);
                }
            }
        }
        Value::Object(entries) if is_request => {
            for (name, part) in entries {
                redact_part(name, part, platform);
            }
        }
        Value::Object(entries) if is_list => {
            for (name, part) in entries {
                match (name.as_str(), part) {
                    ("results", Value::List(views)) => {
                        views.iter_mut().for_each(|view| redact_view_in_place(view, platform));
                    }
                    ("links" | "totalCount", _) => {}
                    (_, part) => part.rewrite(false, &mask),
                }
            }
        }
        Value::Object(_) => redact_view_in_place(value, platform),
        _ => {}
    }
}

fn redact_part(name: &str, part: &mut Value, platform: &dyn Platform) {
    match part {
        Value::Text(body) if name == "body" => *body = masked_body(body, platform),
        // As a `Headers` object, which is not looked into.
        Value::List(_) | Value::Other if name == "headers" => *part = Value::from("****"),
        Value::Object(headers) if name == "headers" => {
            for (name, value) in headers {
                if is_secret_header(name) {
                    value.rewrite(false, &mask);
                }
            }
        }
        _ => {}
    }
}

/// A view with its secrets masked. Of a type or field that this package does not know, every text but `type` and `id` is.
///
/// A value that is no object comes back with all its texts masked.
pub fn redact_view(view: &Value, platform: &dyn Platform) -> Value {
    let mut masked = view.clone();
    redact_view_in_place(&mut masked, platform);
    masked
}

fn redact_view_in_place(view: &mut Value, platform: &dyn Platform) {
    let known = view.text("type").and_then(integration);
    let Value::Object(entries) = view else {
        return view.rewrite(false, &mask);
    };
    for (name, value) in entries {
        let field = known.and_then(|integration| integration.field(name));
        match value {
            Value::Text(_) if name == "type" || name == "id" => {}
            Value::Text(url) if field.is_some_and(|field| field.kind == Kind::Url) => *url = mask_url(url, platform),
            Value::Text(_) if field.is_some_and(|field| !field.secret) => {}
            _ => value.rewrite(false, &mask),
        }
    }
}

/// The texts of a view that must not show up anywhere else: its secrets, and what follows its URL's origin, each also as
/// JSON writes it, since a server may repeat the body. The longest first, since one may be part of another.
pub fn secrets_of(view: &Value, platform: &dyn Platform) -> Vec<String> {
    let known = view.text("type").and_then(integration);
    let mut secrets = Vec::new();
    for (name, value) in view.as_object().unwrap_or_default() {
        let field = known.and_then(|integration| integration.field(name));
        let (Some(field), Some(text)) = (field, value.as_text()) else {
            continue;
        };
        if field.secret {
            add_secret(&mut secrets, text, platform);
        } else if let Some(url) = platform.http_url(text).filter(|_| field.kind == Kind::Url) {
            add_secret(&mut secrets, text, platform);
            add_secret(&mut secrets, &url.after_origin, platform);
            for part in parts_of(text, |b| matches!(b, b'/' | b'?' | b'&' | b'=' | b'#' | b':' | b'@')) {
                if split_once(&url.origin, part).is_none() {
                    add_secret(&mut secrets, part, platform);
                }
            }
        }
    }
    secrets
}

fn add_secret(secrets: &mut Vec<String>, secret: &str, platform: &dyn Platform) {
    let printed = platform.print_json(&Value::from(secret));
    for form in [secret, unquoted(&printed)] {
        if !secrets.iter().any(|known| known == form) {
            let shorter = secrets.iter().position(|known| known.len() < form.len());
            secrets.insert(shorter.unwrap_or(secrets.len()), form.to_owned());
        }
    }
}

/// What stands alone in a text and is long enough to be a token rather than a word, since a server may repeat that part only.
pub fn parts_of(text: &str, separates: fn(u8) -> bool) -> Vec<&str> {
    let mut parts = Vec::new();
    for part in text.as_bytes().split(|byte| separates(*byte)) {
        if let Ok(part) = str::from_utf8(part)
            && part.len() >= SHORTEST_TOKEN
        {
            parts.push(part);
        }
    }
    parts
}

const SHORTEST_TOKEN: usize = 12;

/// A JSON text without its quotes.
fn unquoted(json: &str) -> &str {
    json.strip_prefix("\"").and_then(|rest| rest.strip_suffix("\"")).unwrap_or(json)
}
