//! The platform's own parsers, for `core`.

use js_sys::{Date, JSON};

use super::convert::{deep, to_js};
use crate::core::platform::{HttpUrl, Platform};
use crate::core::value::Value;

/// JavaScript's `URL`, `JSON` and `Date`.
pub struct JsPlatform;

impl Platform for JsPlatform {
    fn http_url(&self, text: &str) -> Option<HttpUrl> {
        let url = web_sys::Url::new(text).ok()?;
        let is_http = matches!(url.protocol().as_str(), "http:" | "https:");
        let path = url.pathname();
        let after_origin = [path.as_str(), &url.search(), &url.hash()].concat();
        is_http.then(|| HttpUrl { origin: url.origin(), path, after_origin })
    }

    fn print_json(&self, value: &Value) -> String {
        JSON::stringify(&to_js(value)).ok().and_then(|text| text.as_string()).unwrap_or_default()
    }

    fn parse_json(&self, text: &str) -> Option<Value> {
        deep(&JSON::parse(text).ok()?)
    }

    fn http_date_ms(&self, text: &str) -> Option<f64> {
        Some(Date::parse(text)).filter(|ms| ms.is_finite())
    }
}

/// Milliseconds since 1970.
pub fn now_ms() -> f64 {
    Date::now()
}
