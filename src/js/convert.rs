//! JavaScript values to core values and back, whatever they are: hostile getters, proxies and cycles included.
//!
//! Input is read with js-sys and not with serde-wasm-bindgen's `from_value`, which weighs 12 KB, hides unknown keys and
//! stops at the first surprise.

use js_sys::{Array, JsString, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::core::value::Value;

#[wasm_bindgen]
extern "C" {
    // js-sys has these without `catch`; a revoked proxy makes each of them throw.
    #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
    fn object_keys(value: &JsValue) -> Result<Array, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["Object", "prototype", "toString"], js_name = call)]
    fn object_tag(value: &JsValue) -> Result<JsString, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Array, js_name = from)]
    fn array_from(value: &JsValue) -> Result<Array, JsValue>;
    // Defines own properties, so that a key named `__proto__` stays a key.
    #[wasm_bindgen(js_namespace = Object, js_name = fromEntries)]
    fn from_entries(entries: &Array) -> JsValue;
}

/// Nothing that Atlas takes or returns nests this deeply, and each level is a frame on wasm's small stack.
const DEEPEST: usize = 100;

/// A property's value; undefined where it is not there or its getter throws.
pub fn get(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// A property that is there: not undefined.
pub fn get_given(value: &JsValue, name: &str) -> Option<JsValue> {
    Some(get(value, name)).filter(|value| !value.is_undefined())
}

/// Own enumerable string keys and their values, of an object whose tag is `[object Object]`; `None` for anything else.
///
/// A value whose getter throws is there, as `Err`.
fn own(value: &JsValue) -> Option<Vec<(String, Result<JsValue, ()>)>> {
    if !value.is_object() || object_tag(value).ok()? != "[object Object]" {
        return None;
    }
    let keys = object_keys(value).ok()?;
    let entry = |key: JsValue| Some((key.as_string()?, Reflect::get(value, &key).map_err(|_| ())));
    Some(keys.iter().filter_map(entry).collect())
}

/// The entries of a view, a form's values or options. Nested values are [`Value::Other`]: no view has any. A value of
/// undefined is an absent one.
pub fn flat(value: &JsValue) -> Option<Vec<(String, Value)>> {
    let entries = own(value)?.into_iter();
    let present = entries.filter(|(_, value)| !matches!(value, Ok(value) if value.is_undefined()));
    Some(present.map(|(name, value)| (name, value.map_or(Value::Other, |value| scalar(&value)))).collect())
}

/// A view or a query as one value; what is no object is [`Value::Other`], undefined is nothing.
pub fn flat_value(value: &JsValue) -> Option<Value> {
    let present = Some(value).filter(|value| !value.is_undefined())?;
    Some(flat(present).map_or_else(|| scalar(present), Value::Object))
}

/// A value that is no object or array, or [`Value::Other`].
pub fn scalar(value: &JsValue) -> Value {
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

/// A value with all that is inside it; `None` where it nests too deeply, as a cyclic one does.
pub fn deep(value: &JsValue) -> Option<Value> {
    nested(value, DEEPEST)
}

fn nested(value: &JsValue, levels: usize) -> Option<Value> {
    if !value.is_object() {
        return Some(scalar(value));
    }
    let levels = levels.checked_sub(1)?;
    if let Ok(true) = is_array(value) {
        let items = array_from(value).ok()?;
        return items.iter().map(|item| nested(&item, levels)).collect::<Option<_>>().map(Value::List);
    }
    let Some(entries) = own(value) else {
        return Some(Value::Other);
    };
    let present = entries.into_iter().filter(|(_, value)| !matches!(value, Ok(value) if value.is_undefined()));
    let entry = |(name, value): (String, Result<JsValue, ()>)| match value {
        Ok(value) => Some((name, nested(&value, levels)?)),
        Err(()) => Some((name, Value::Other)),
    };
    present.map(entry).collect::<Option<_>>().map(Value::Object)
}

/// A core value as a plain JavaScript one.
pub fn to_js(value: &Value) -> JsValue {
    match value {
        Value::Null => JsValue::NULL,
        Value::Bool(flag) => JsValue::from_bool(*flag),
        Value::Number(number) => JsValue::from_f64(*number),
        Value::Text(text) => JsValue::from_str(text),
        Value::List(items) => items.iter().map(to_js).collect::<Array>().into(),
        Value::Object(entries) => {
            let pair = |(name, value): &(String, Value)| Array::of2(&name.as_str().into(), &to_js(value));
            from_entries(&entries.iter().map(pair).collect::<Array>())
        }
        Value::Other => JsValue::UNDEFINED,
    }
}

/// Anything of core that serializes, as plain JavaScript objects and arrays.
pub fn plain(value: &impl Serialize) -> JsValue {
    // Fails for maps with odd keys and 128-bit numbers only; core has neither.
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED)
}
