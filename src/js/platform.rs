//! The platform's classes, and its parsers for `core`.

use js_sys::{Array, Date, Object};
use wasm_bindgen::prelude::*;
use web_sys::Url;

use super::convert::{deep_json, get};
use super::print::print;
use crate::core::platform::{HttpUrl, Platform};
use crate::core::value::Value;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = URL, js_name = canParse)]
    fn can_parse(text: &str) -> Result<bool, JsValue>;
    // An `Option`, see convert.rs.
    #[wasm_bindgen(catch, js_namespace = Reflect, js_name = construct)]
    fn construct_or_none(class: &JsValue, arguments: &Array) -> Result<Option<Object>, JsValue>;
}

/// JavaScript's `URL`, `JSON` and `Date`.
pub struct JsPlatform;

impl Platform for JsPlatform {
    fn http_url(&self, text: &str) -> Option<HttpUrl> {
        // Checked first, since a throw takes many times as long. Browsers from before 2023 do not have `canParse`.
        if can_parse(text) == Ok(false) {
            return None;
        }
        let url = parse_url(text, None).ok()?;
        let is_http = matches!(url.protocol().as_str(), "http:" | "https:");
        let path = url.pathname();
        let after_origin = [path.as_str(), &url.search(), &url.hash()].concat();
        is_http.then(|| HttpUrl { origin: url.origin(), path, after_origin })
    }

    fn print_json(&self, value: &Value) -> String {
        print(value)
    }

    fn parse_json(&self, text: &str) -> Option<Value> {
        deep_json(text)
    }

    fn http_date_ms(&self, text: &str) -> Option<f64> {
        Some(Date::parse(text)).filter(|ms| ms.is_finite())
    }
}

/// Constructs an object of the platform's class with this name.
pub fn construct<T: JsCast>(class: &str, arguments: &Array) -> Result<T, JsValue> {
    let made = construct_or_none(&get(&js_sys::global(), class), arguments);
    made.map(|object| object.unwrap_or_default().unchecked_into())
}

/// An absolute URL, or one that is relative to a base.
pub fn parse_url(text: &str, base: Option<&str>) -> Result<Url, JsValue> {
    construct("URL", &Array::of2(&text.into(), &base.into()))
}
