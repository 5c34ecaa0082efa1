//! JavaScript from its source, and JSON of what comes back.

use js_sys::{Array, Function, JSON, Promise};
use serde_json::Value;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use atlas_integrations::js::{Client, exports};

pub const GROUP_ID: &str = "5d791c84ff7a2522cc4f9aa1";

#[wasm_bindgen]
extern "C" {
    // Only here: what ships has no `eval`, and js-sys none without its feature `unsafe-eval`.
    #[wasm_bindgen(js_name = eval)]
    fn evaluate(source: &str) -> JsValue;
}

/// The value of an expression.
pub fn js(source: &str) -> JsValue {
    evaluate(&format!("({source})"))
}

/// Calls a function that is given as its source.
pub fn apply(source: &str, args: &[JsValue]) -> JsValue {
    let function: Function = js(source).unchecked_into();
    function.apply(&JsValue::UNDEFINED, &args.iter().collect::<Array>()).unwrap()
}

/// What `JSON.stringify` makes of a value; null of undefined.
pub fn json(value: &JsValue) -> Value {
    let text = JSON::stringify(value).unwrap().as_string();
    text.map_or(Value::Null, |text| serde_json::from_str(&text).unwrap())
}

/// Issues in short, one text each: `apiKey required`.
pub fn short(issues: &Value) -> Vec<String> {
    let path = |issue: &Value| {
        issue["path"].as_array().unwrap().iter().map(|part| part.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    issues
        .as_array()
        .unwrap()
        .iter()
        .map(|issue| format!("{} {}", path(issue).join("."), issue["code"].as_str().unwrap()))
        .collect()
}

/// What a promise comes to, as JSON.
pub async fn settled(promise: Promise) -> Result<Value, Value> {
    JsFuture::from(promise).await.map(|value| json(&value)).map_err(|error| json(&error))
}

/// The exports that never fail, of version 1.0, without the `Result` that they have for V8's sake (see `Given`).
macro_rules! never_fail {
    ($($name:ident($($argument:ident),*) $(of $api:literal)?;)*) => {
        $(pub fn $name($($argument: &JsValue),*) -> JsValue {
            exports::$name($($argument),* $(, $api)?).unwrap()
        })*
    };
}

never_fail! {
    validate(value, options) of 0;
    validate_field(type_name, field, value, options) of 0;
    redact(value);
    prepare_update(current, edited) of 0;
    next_query(list, query);
}

/// A client with these options; those that hold a key say that they may be used in a browser.
pub fn client(options: &str) -> Client {
    Client::new(&js(options), 0).map_err(|error| json(&error)).unwrap()
}

/// Sends one operation, its arguments given as source.
pub async fn send(client: &Client, operation: &str, args: &str) -> Result<Value, Value> {
    settled(client.send(operation, &GROUP_ID.into(), &js(args)).unwrap()).await
}

/// Gives the page its turn: a browser's driver gives up on one that does not answer.
pub async fn turn() {
    JsFuture::from(apply("() => new Promise(done => setTimeout(done))", &[]).unchecked_into::<Promise>())
        .await
        .unwrap();
}
