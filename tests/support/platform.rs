//! The platform of the host tests, on crates that follow the same standards as a browser.

use std::time::UNIX_EPOCH;

use atlas_integrations::core::platform::{HttpUrl, Platform};
use atlas_integrations::core::value::Value;
use url::Url;

use super::json;

/// `url` (WHATWG), `serde_json` and `httpdate`.
#[derive(Debug)]
pub struct Host;

pub const HOST: Host = Host;

/// The same limit of nesting as on the JavaScript platform.
const DEEPEST: usize = 100;

impl Platform for Host {
    fn http_url(&self, text: &str) -> Option<HttpUrl> {
        let url = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
        let path = url.path().to_owned();
        // JavaScript's `search` and `hash` are empty if nothing follows the mark.
        let part = |mark, part: Option<&str>| part.filter(|part| !part.is_empty()).map(|part| format!("{mark}{part}"));
        let query = part('?', url.query()).unwrap_or_default();
        let fragment = part('#', url.fragment()).unwrap_or_default();
        Some(HttpUrl {
            origin: url.origin().ascii_serialization(),
            after_origin: [&path, &query, &fragment].map(String::as_str).concat(),
            path,
        })
    }

    fn print_json(&self, value: &Value) -> String {
        json::json(value).to_string()
    }

    fn parse_json(&self, text: &str) -> Option<Value> {
        let read = serde_json::from_str(text).ok()?;
        (depth(&read) <= DEEPEST).then(|| json::value(&read))
    }

    fn http_date_ms(&self, text: &str) -> Option<f64> {
        // JavaScript's parser takes a day of one digit, too, as Atlas writes it.
        let padded = text.replacen(", ", ", 0", 1);
        let date = httpdate::parse_http_date(text).or_else(|_| httpdate::parse_http_date(&padded)).ok()?;
        Some(date.duration_since(UNIX_EPOCH).ok()?.as_millis() as f64)
    }
}

fn depth(json: &serde_json::Value) -> usize {
    match json {
        serde_json::Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        serde_json::Value::Object(map) => 1 + map.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}
