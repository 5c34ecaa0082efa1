//! Converts JavaScript values to core values and back, whatever they are, including hostile getters, proxies and cycles.
//!
//! Input is read with js-sys, not with serde-wasm-bindgen's `from_value`, which weighs 12 KB, ignores unknown keys and stops at the first
//! wrong value.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::print::print;
use crate::core::table::{Api, V1, VERSIONS};
use crate::core::value::Value;

#[wasm_bindgen]
extern "C" {
    // All of these except `bind` can throw, so they must not return a bare object: when they throw, wasm-bindgen takes a slot in its table
    // for the `undefined` that is returned instead, and never frees it. With an `Option`, undefined takes no slot. The functions of js-sys
    // and web-sys return bare objects, so `clippy.toml` forbids them.
    #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
    fn object_keys(value: &JsValue) -> Result<Option<Array>, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["Object", "prototype", "toString"], js_name = call)]
    fn object_tag(value: &JsValue) -> Result<String, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Array, js_name = from)]
    fn array_from(items: &JsValue, map: &JsValue) -> Result<Option<Array>, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Reflect, js_name = get)]
    fn get_or_none(value: &JsValue, key: &JsValue) -> Result<Option<Object>, JsValue>;
    #[wasm_bindgen(catch, js_namespace = JSON, js_name = parse)]
    fn parse_or_none(text: &str) -> Result<Option<Object>, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["Function", "prototype", "call"], js_name = call)]
    fn call_or_none(function: &Function, this: &JsValue, argument: &JsValue) -> Result<Option<Object>, JsValue>;
    #[wasm_bindgen(js_namespace = ["Reflect", "get"], js_name = bind)]
    fn bind_get(this: &JsValue, value: &JsValue, key: &JsValue, receiver: &JsValue) -> JsValue;
}

/// No value of Atlas nests this deeply. There is a limit because each level needs a frame on wasm's small stack.
const DEEPEST: usize = 100;

/// Atlas's longest list has 500 items. There is a limit because an array can claim to have 4,294,967,295 items, which would take a minute to read.
const MOST_ITEMS: f64 = 100_000.0;

/// The version of the API with this number; the first one if there is no such number.
pub fn api(place: usize) -> &'static Api {
    VERSIONS.get(place).copied().unwrap_or(&V1)
}

/// A property's value; undefined if it is missing or its getter throws.
#[inline(never)]
pub fn get(value: &JsValue, name: &str) -> JsValue {
    // Checked first, since a throw takes many times as long.
    if !value.is_object() && !value.is_function() {
        return JsValue::UNDEFINED;
    }
    property(value, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// A property's value, or the error that its getter throws.
fn property(value: &JsValue, key: &JsValue) -> Result<JsValue, JsValue> {
    if let Some(found) = get_or_none(value, key)? {
        return Ok(found.into());
    }
    // It is null or undefined. Usually the property is missing.
    if !Reflect::has(value, key)? {
        return Ok(JsValue::UNDEFINED);
    }
    // To tell null from undefined, read it once more, as the only item of an array: the getter may throw this time.
    let get = bind_get(&JsValue::UNDEFINED, value, key, value);
    let list = array_from(&Array::of1(value), &get)?;
    Ok(list.map_or(JsValue::UNDEFINED, |list| list.get(0)))
}

/// Parses JSON; `None` if the text is not JSON.
pub fn parse_json(text: &str) -> Option<JsValue> {
    parse_or_none(text).ok().map(|value| value.map_or(JsValue::NULL, JsValue::from))
}

/// Calls a function of the user; null counts as undefined.
pub fn call(function: &Function, this: &JsValue, argument: &JsValue) -> Result<JsValue, JsValue> {
    call_or_none(function, this, argument).map(|value| value.map_or(JsValue::UNDEFINED, JsValue::from))
}

/// A property's value, if it is a text.
pub fn get_text(value: &JsValue, name: &str) -> Option<String> {
    get(value, name).as_string()
}

/// A view, a query or options as a value; `None` for undefined. Nested objects and lists are [`Value::Other`], since these never have any.
pub fn flat(value: &JsValue) -> Option<Value> {
    (!value.is_undefined()).then(|| read(value, 1, &mut Reading::default()))
}

/// A value with everything inside it; `None` if it nests too deeply (such as a cyclic one), or has too long a list.
pub fn deep(value: &JsValue) -> Option<Value> {
    read_deep(value, Reading::default())
}

/// As [`deep`], for a JSON text; `None` also if the text is not JSON.
pub fn deep_json(text: &str) -> Option<Value> {
    read_deep(&parse_json(text)?, Reading { json: true, cut: false })
}

fn read_deep(value: &JsValue, mut reading: Reading) -> Option<Value> {
    let value = read(value, DEEPEST, &mut reading);
    (!reading.cut).then_some(value)
}

/// How a value is read, and whether all of it was read.
#[derive(Default)]
struct Reading {
    /// All objects come from JSON, so they are plain ones and need not be checked.
    json: bool,
    /// Something is nested too deeply, or a list is too long, so a part was not read.
    cut: bool,
}

/// Reads this many levels of objects and lists.
fn read(value: &JsValue, levels: usize, reading: &mut Reading) -> Value {
    if !value.is_object() {
        return scalar(value);
    }
    if levels == 0 {
        reading.cut = true;
        return Value::Other;
    }
    if let Ok(true) = is_array(value) {
        return Value::List(read_items(value, levels - 1, reading));
    }
    read_object(value, levels - 1, reading).unwrap_or(Value::Other)
}

/// An array's items. None if it is too long, or if no levels are left, since then it only matters that it is a list.
fn read_items(array: &JsValue, levels: usize, reading: &mut Reading) -> Vec<Value> {
    let mut items = Vec::new();
    let length = get(array, "length").as_f64().unwrap_or_default();
    if length > if levels == 0 { 0.0 } else { MOST_ITEMS } {
        reading.cut = true;
        return items;
    }
    if let Ok(Some(array)) = array_from(array, &JsValue::UNDEFINED) {
        for index in 0..array.length() {
            items.push(read(&array.get(index), levels, reading));
        }
    }
    items
}

/// Own enumerable string keys and their values, of an object whose tag is `[object Object]`; `None` for anything else.
///
/// Properties that are undefined are left out. A property whose getter throws is [`Value::Other`].
fn read_object(value: &JsValue, levels: usize, reading: &mut Reading) -> Option<Value> {
    if !reading.json && object_tag(value).ok()? != "[object Object]" {
        return None;
    }
    let keys = object_keys(value).ok()??;
    let mut entries = Vec::new();
    for index in 0..keys.length() {
        let key = keys.get(index);
        let value = match property(value, &key) {
            Ok(value) if value.is_undefined() => continue,
            Ok(value) => read(&value, levels, reading),
            Err(_) => Value::Other,
        };
        entries.push((key.as_string()?, value));
    }
    Some(Value::Object(entries))
}

/// A value that is not an object or array; [`Value::Other`] for one that JSON does not have.
fn scalar(value: &JsValue) -> Value {
    if let Some(text) = value.as_string() {
        Value::Text(text)
    } else if value.is_null() {
        Value::Null
    } else if let Some(flag) = value.as_bool() {
        Value::Bool(flag)
    } else {
        value.as_f64().map_or(Value::Other, Value::Number)
    }
}

/// The result of an export: a `Result` even if nothing can fail. If an export returns a bare value, V8 in Node 20 inlines its call into hot
/// JavaScript, and aborts the process if it has to discard that code before the call returns.
pub type Given = Result<JsValue, JsValue>;

/// Converts a core value to plain JavaScript. It goes through JSON, since one long text crosses the boundary faster than many short ones.
pub fn to_js(value: &Value) -> JsValue {
    parse_json(&print(value)).unwrap_or(JsValue::UNDEFINED)
}
