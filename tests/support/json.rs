//! JSON to core's values and back.

use atlas_integrations::core::value::Value;
use serde_json::{Map, Number};

/// As JavaScript would pass it: every number is a double.
pub fn value(json: &serde_json::Value) -> Value {
    match json {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(flag) => Value::Bool(*flag),
        serde_json::Value::Number(number) => Value::Number(number.as_f64().unwrap()),
        serde_json::Value::String(text) => Value::Text(text.clone()),
        serde_json::Value::Array(items) => Value::List(items.iter().map(value).collect()),
        serde_json::Value::Object(map) => {
            Value::Object(map.iter().map(|(key, item)| (key.clone(), value(item))).collect())
        }
    }
}

/// Like `JSON.stringify`: leaves out what JSON cannot express, and writes whole numbers without a fraction.
pub fn json(value: &Value) -> serde_json::Value {
    match value {
        Value::Null | Value::Other => serde_json::Value::Null,
        Value::Bool(flag) => (*flag).into(),
        Value::Number(number) => self::number(*number),
        Value::Text(text) => text.as_str().into(),
        Value::List(items) => items.iter().map(json).collect(),
        Value::Object(entries) => {
            let present = entries.iter().filter(|(_, value)| *value != Value::Other);
            present.map(|(key, value)| (key.clone(), json(value))).collect::<Map<_, _>>().into()
        }
    }
}

fn number(number: f64) -> serde_json::Value {
    const SAFE: f64 = 9_007_199_254_740_991.0;
    if number.trunc() == number && number.abs() <= SAFE {
        (number as i64).into()
    } else {
        Number::from_f64(number).map_or(serde_json::Value::Null, serde_json::Value::Number)
    }
}

/// Every text in a value, without keys.
pub fn texts(json: &serde_json::Value) -> Vec<&str> {
    match json {
        serde_json::Value::String(text) => vec![text],
        serde_json::Value::Array(items) => items.iter().flat_map(texts).collect(),
        serde_json::Value::Object(map) => map.values().flat_map(texts).collect(),
        _ => vec![],
    }
}
