//! The platform's own parsers, for `core`.

use js_sys::Date;
use wasm_bindgen::prelude::*;

use super::convert::{deep, parse_json, print};
use crate::core::platform::{HttpUrl, Platform};
use crate::core::value::Value;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = URL, js_name = canParse)]
    fn can_parse(text: &str) -> Result<bool, JsValue>;
}

/// JavaScript's `URL`, `JSON` and `Date`.
pub struct JsPlatform;

impl Platform for JsPlatform {
    fn http_url(&self, text: &str) -> Option<HttpUrl> {
        // Asked before, since a throw costs a slot of wasm-bindgen's table for good (see convert.rs); browsers of before 2023
        // don't know the answer.
        if can_parse(text) == Ok(false) {
            return None;
        }
        let url = web_sys::Url::new(text).ok()?;
        let is_http = matches!(url.protocol().as_str(), "http:" | "https:");
        let path = url.pathname();
        let after_origin = [path.as_str(), &url.search(), &url.hash()].concat();
        is_http.then(|| HttpUrl { origin: url.origin(), path, after_origin })
    }

    fn print_json(&self, value: &Value) -> String {
        print(value)
    }

    fn parse_json(&self, text: &str) -> Option<Value> {
        deep(&parse_json(text)?)
    }

    fn http_date_ms(&self, text: &str) -> Option<f64> {
        Some(Date::parse(text)).filter(|ms| ms.is_finite())
    }
}

/// Milliseconds since 1970.
pub fn now_ms() -> f64 {
    Date::now()
}
