//! JavaScript values to core values and back, whatever they are: hostile getters, proxies and cycles included.
//!
//! Input is read with js-sys and not with serde-wasm-bindgen's `from_value`, which weighs 12 KB, hides unknown keys and
//! stops at the first surprise.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::print::print;
use crate::core::table::{Api, V1, VERSIONS};
use crate::core::value::Value;

#[wasm_bindgen]
extern "C" {
    // Each of these but `bind` can throw, so none returns a bare object: wasm-bindgen makes a slot in its table for the `undefined`
    // that a throw leaves in place of it, and never gives that one back. An `Option` has no slot for undefined. What js-sys and
    // web-sys have for the same does return bare objects; `clippy.toml` forbids it.
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

/// Nothing that Atlas takes or returns nests this deeply, and each level is a frame on wasm's small stack.
const DEEPEST: usize = 100;

/// Atlas's longest list has 500 items. An array can claim 4,294,967,295 of them, and be read for a minute.
const MOST_ITEMS: f64 = 100_000.0;

/// The version of the API that JavaScript names by its place; the first where it names none.
pub fn api(place: usize) -> &'static Api {
    VERSIONS.get(place).copied().unwrap_or(&V1)
}

/// A property's value; undefined where it is not there or its getter throws.
#[inline(never)]
pub fn get(value: &JsValue, name: &str) -> JsValue {
    // Asked before: a throw costs many times a question.
    if !value.is_object() && !value.is_function() {
        return JsValue::UNDEFINED;
    }
    property(value, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// A property's value, or that its getter throws.
fn property(value: &JsValue, key: &JsValue) -> Result<JsValue, JsValue> {
    if let Some(found) = get_or_none(value, key)? {
        return Ok(found.into());
    }
    // Null or undefined: which of them? Mostly it is not there at all.
    if !Reflect::has(value, key)? {
        return Ok(JsValue::UNDEFINED);
    }
    // Asked as what makes a list's only item, since the getter may throw this time.
    let get = bind_get(&JsValue::UNDEFINED, value, key, value);
    let list = array_from(&Array::of1(value), &get)?;
    Ok(list.map_or(JsValue::UNDEFINED, |list| list.get(0)))
}

/// JSON's value; `None` where the text is no JSON.
pub fn parse_json(text: &str) -> Option<JsValue> {
    parse_or_none(text).ok().map(|value| value.map_or(JsValue::NULL, JsValue::from))
}

/// Calls a function of the user's; null counts as undefined.
pub fn call(function: &Function, this: &JsValue, argument: &JsValue) -> Result<JsValue, JsValue> {
    call_or_none(function, this, argument).map(|value| value.map_or(JsValue::UNDEFINED, JsValue::from))
}

/// A property's text, where it is one.
pub fn get_text(value: &JsValue, name: &str) -> Option<String> {
    get(value, name).as_string()
}

/// A view, a query or options as one value; undefined is nothing. What is nested in it is [`Value::Other`]: no view has any.
pub fn flat(value: &JsValue) -> Option<Value> {
    (!value.is_undefined()).then(|| read(value, 1, &mut Reading::default()))
}

/// A value with all that is inside it; `None` where it nests too deeply, as a cyclic one does, or holds too long a list.
pub fn deep(value: &JsValue) -> Option<Value> {
    read_deep(value, Reading::default())
}

/// As [`deep`], of what is JSON; `None` also where the text is none.
pub fn deep_json(text: &str) -> Option<Value> {
    read_deep(&parse_json(text)?, Reading { json: true, cut: false })
}

fn read_deep(value: &JsValue, mut reading: Reading) -> Option<Value> {
    let value = read(value, DEEPEST, &mut reading);
    (!reading.cut).then_some(value)
}

/// How a value is read, and what came of it.
#[derive(Default)]
struct Reading {
    /// All objects are JSON's, so nobody has to ask whether they are plain ones.
    json: bool,
    /// Something is nested deeper, or a list is longer, than is read.
    cut: bool,
}

/// Reads so many levels of objects and lists.
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

/// An array's items; none where it is the outermost value of a flat one, of which only counts that it is a list, or too long.
fn read_items(array: &JsValue, levels: usize, reading: &mut Reading) -> Vec<Value> {
    let mut items = Vec::new();
    let length = get(array, "length").as_f64().unwrap_or_default();
    if length > if levels == 0 { 0.0 } else { MOST_ITEMS } {
        reading.cut = true;
        return items;
    }
    let array = array_from(array, &JsValue::UNDEFINED).ok().flatten().unwrap_or_default();
    for index in 0..array.length() {
        items.push(read(&array.get(index), levels, reading));
    }
    items
}

/// Own enumerable string keys and their values, of an object whose tag is `[object Object]`; `None` for anything else.
///
/// A value of undefined is an absent one, and one whose getter throws is [`Value::Other`].
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

/// A value that is no object or array, or [`Value::Other`].
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

/// What an export gives: a `Result` also where nothing can fail. V8 of Node 20 inlines the call of an export that returns a bare
/// value into hot JavaScript, and aborts the process where it must give that code up before the call returns.
pub type Given = Result<JsValue, JsValue>;

/// A core value as a plain JavaScript one: as JSON, since one long text crosses the boundary faster than many short ones.
pub fn to_js(value: &Value) -> JsValue {
    parse_json(&print(value)).unwrap_or(JsValue::UNDEFINED)
}
