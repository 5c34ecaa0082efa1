//! Views with their secrets masked.

use super::curl::{is_secret_header, masked_body};
use super::field::{Integration, Kind};
use super::integration::INTEGRATIONS;
use super::mask::{mask, mask_url};
use super::platform::Platform;
use super::validate::integration;
use super::value::Value;

/// A view, a list or a request with its secrets masked; `None` for anything else, which has none.
///
/// An object without `type` is taken for a view where it has a field that is a secret of some service.
pub fn redact(value: &Value, platform: &dyn Platform) -> Option<Value> {
    let has = |name: &str| value.get(name).is_some();
    match value {
        Value::List(items) => {
            Some(Value::List(items.iter().map(|item| redact(item, platform).unwrap_or_else(|| item.clone())).collect()))
        }
        Value::Object(entries) if has("method") && has("url") => Some(redact_request(entries, platform)),
        Value::Object(entries) if matches!(value.get("results"), Some(Value::List(_))) => {
            Some(redact_list(entries, platform))
        }
        Value::Object(entries) if has("type") || entries.iter().any(|(name, _)| is_secret_name(name)) => {
            Some(redact_view(value, platform))
        }
        _ => None,
    }
}

fn redact_list(entries: &[(String, Value)], platform: &dyn Platform) -> Value {
    let redact = |(name, value): &(String, Value)| match (name.as_str(), value) {
        ("results", Value::List(views)) => {
            (name.clone(), Value::List(views.iter().map(|view| redact_view(view, platform)).collect()))
        }
        _ => (name.clone(), value.clone()),
    };
    Value::Object(entries.iter().map(redact).collect())
}

fn redact_request(entries: &[(String, Value)], platform: &dyn Platform) -> Value {
    let header = |(name, value): &(String, Value)| match value {
        Value::Text(text) if is_secret_header(name) => (name.clone(), Value::Text(mask(text))),
        _ => (name.clone(), value.clone()),
    };
    let redact = |(name, value): &(String, Value)| match (name.as_str(), value) {
        ("body", Value::Text(body)) => (name.clone(), Value::Text(masked_body(body, platform))),
        ("headers", Value::Object(headers)) => (name.clone(), Value::Object(headers.iter().map(header).collect())),
        _ => (name.clone(), value.clone()),
    };
    Value::Object(entries.iter().map(redact).collect())
}

/// A view with its secrets masked. Of a type or field that this package does not know, every text but `type` and `id` is.
///
/// A value that is no object comes back with all its texts masked.
pub fn redact_view(view: &Value, platform: &dyn Platform) -> Value {
    let Value::Object(entries) = view else {
        return mask_texts(view);
    };
    let known = view.text("type").and_then(integration);
    let redact = |(name, value): &(String, Value)| (name.clone(), redact_field(known, name, value, platform));
    Value::Object(entries.iter().map(redact).collect())
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
            secrets.push(text.to_owned());
        } else if let Some(url) = platform.http_url(text).filter(|_| field.kind == Kind::Url) {
            secrets.push(text.to_owned());
            secrets.push(url.after_origin);
        }
    }
    let in_json = |secret: &String| {
        let printed = platform.print_json(&Value::from(secret.as_str()));
        let inside = printed.strip_prefix('"')?.strip_suffix('"')?;
        (inside != secret).then(|| inside.to_owned())
    };
    let escaped: Vec<String> = secrets.iter().filter_map(in_json).collect();
    secrets.extend(escaped);
    secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
    secrets
}

/// Whether any service has a secret or URL of this name: what to mask where the service is not known.
pub fn is_secret_name(name: &str) -> bool {
    INTEGRATIONS.iter().filter_map(|integration| integration.field(name)).any(|field| field.is_masked())
}

fn redact_field(known: Option<&Integration>, name: &str, value: &Value, platform: &dyn Platform) -> Value {
    let Value::Text(text) = value else {
        return mask_texts(value);
    };
    if name == "type" || name == "id" {
        return value.clone();
    }
    match known.and_then(|integration| integration.field(name)) {
        Some(field) if field.kind == Kind::Url => Value::Text(mask_url(text, platform)),
        Some(field) if !field.secret => value.clone(),
        _ => Value::Text(mask(text)),
    }
}

fn mask_texts(value: &Value) -> Value {
    match value {
        Value::Text(text) => Value::Text(mask(text)),
        Value::List(items) => Value::List(items.iter().map(mask_texts).collect()),
        Value::Object(entries) => {
            Value::Object(entries.iter().map(|(name, value)| (name.clone(), mask_texts(value))).collect())
        }
        other => other.clone(),
    }
}
