//! The platform's classes, and its parsers for `core`.

use js_sys::{Array, Date, Object};
use wasm_bindgen::prelude::*;

use super::convert::{deep_json, get, get_text};
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
    #[wasm_bindgen(thread_local_v2, js_name = globalThis)]
    static GLOBAL: JsValue;
}

/// JavaScript's `URL`, `JSON` and `Date`.
#[derive(Debug)]
pub struct JsPlatform;

impl Platform for JsPlatform {
    fn http_url(&self, text: &str) -> Option<HttpUrl> {
        // Checked first, since a throw takes many times as long. Browsers from before 2023 do not have `canParse`.
        if can_parse(text) == Ok(false) {
            return None;
        }
        let url = parse_url(text, None).ok()?;
        // By name: each getter would be another import of the wasm, with its glue.
        let part = |name| get_text(&url, name).unwrap_or_default();
        let is_http = matches!(part("protocol").as_str(), "http:" | "https:");
        let path = part("pathname");
        let after_origin = [path.as_str(), &part("search"), &part("hash")].concat();
        is_http.then(|| HttpUrl { origin: part("origin"), path, after_origin })
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

/// A property of the global object.
pub fn global(name: &str) -> JsValue {
    GLOBAL.with(|global| get(global, name))
}

/// Constructs an object of the platform's class with this name.
pub fn construct<T: JsCast>(class: &str, arguments: &Array) -> Result<T, JsValue> {
    // What a constructor returns is an object, so this undefined is never seen.
    let made = construct_or_none(&global(class), arguments)?;
    Ok(made.map_or(JsValue::UNDEFINED, JsValue::from).unchecked_into())
}

/// An absolute URL, or one that is relative to a base.
pub fn parse_url(text: &str, base: Option<&str>) -> Result<JsValue, JsValue> {
    let text = text.into();
    construct("URL", &base.map_or_else(|| Array::of1(&text), |base| Array::of2(&text, &base.into())))
}
