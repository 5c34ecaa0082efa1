//! The headers of an answer, in any kind of object.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::convert::{self, deep, get};
use crate::core::value::Value;

/// The value of one header, from a `Headers` or from an object with names in any case, whose values are texts or lists of texts.
pub fn header(headers: &JsValue, name: &str) -> Option<String> {
    if let Ok(get) = get(headers, "get").dyn_into::<Function>() {
        return convert::call(&get, headers, &name.into()).ok()?.as_string();
    }
    let Value::Object(entries) = deep(headers)? else {
        return None;
    };
    for (key, value) in entries {
        if key.eq_ignore_ascii_case(name) {
            let mut texts = Vec::new();
            for item in value.items() {
                if let Some(text) = item.as_text() {
                    texts.push(text);
                }
            }
            return if let Value::Text(text) = value { Some(text) } else { Some(texts.join(", ")) };
        }
    }
    None
}
