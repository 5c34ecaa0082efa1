//! The secrets of a request: some headers, and the secrets in its body.

use super::mask::mask;
use super::view::redact_view;
use crate::core::platform::Platform;
use crate::core::text::split_once;
use crate::core::value::Value;

/// Masks what is secret in one part of a request, in place.
pub fn redact_part(name: &str, part: &mut Value, platform: &impl Platform) {
    match part {
        Value::Text(body) if name == "body" => *body = masked_body(body, platform),
        // A `Headers` object cannot be read here: it is masked as a whole.
        Value::List(_) | Value::Other if name == "headers" => *part = Value::from("****"),
        Value::Object(headers) if name == "headers" => {
            for (name, value) in headers {
                if is_secret_header(name) {
                    value.rewrite(&mask);
                }
            }
        }
        _ => {}
    }
}

/// Whether a header's value is secret.
pub fn is_secret_header(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["auth", "cookie", "key", "secret", "token"].iter().any(|word| split_once(&name, word).is_some())
}

/// The body with its secrets masked; masked as a whole if it is not JSON.
pub fn masked_body(body: &str, platform: &impl Platform) -> String {
    match platform.parse_json(body) {
        Some(view @ Value::Object(_)) => platform.print_json(&redact_view(&view, platform)),
        _ => mask(""),
    }
}
