//! The texts that must be removed from every message.

use crate::core::platform::Platform;
use crate::core::table::{Kind, any_field};
use crate::core::text::split_once;
use crate::core::value::Value;

/// The texts of a view that must not appear anywhere else: its secrets, and its URL's path and query, each also as
/// JSON writes it, since a server may repeat the body. The longest first, since one may be part of another.
pub fn secrets_of(view: &Value, platform: &impl Platform) -> Vec<String> {
    let known = view.text("type").unwrap_or_default();
    let mut secrets = Vec::new();
    for (name, value) in view.as_object().unwrap_or_default() {
        let field = any_field(known, name);
        let (Some(field), Some(text)) = (field, value.as_text()) else {
            continue;
        };
        if field.secret {
            add_secret(&mut secrets, text, platform);
        } else if matches!(field.kind, Kind::Url)
            && let Some(url) = platform.http_url(text)
        {
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

fn add_secret(secrets: &mut Vec<String>, secret: &str, platform: &impl Platform) {
    let printed = platform.print_json(&Value::from(secret));
    for form in [secret, unquoted(&printed)] {
        if !secrets.iter().any(|known| known == form) {
            let shorter = secrets.iter().position(|known| known.len() < form.len());
            secrets.insert(shorter.unwrap_or(secrets.len()), form.to_owned());
        }
    }
}

/// The parts of a text that are long enough to be a token rather than a word, since a server may repeat one part only.
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
