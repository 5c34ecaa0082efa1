//! Runs JavaScript source, and returns results as JSON.

use js_sys::{Array, Function, JSON, Promise};
use serde_json::Value;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use atlas_integrations::js::{Client, Transport, exports};

pub const GROUP_ID: &str = "5d791c84ff7a2522cc4f9aa1";

#[wasm_bindgen]
extern "C" {
    // Only here: the package has no `eval`, and js-sys has it only with its feature `unsafe-eval`.
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

/// The result of `JSON.stringify` for a value; null for undefined.
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

/// The value that a promise resolves to, as JSON.
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

/// The package's `transport`, from its own files.
fn transport() -> Transport {
    const FILES: [&str; 4] = [
        include_str!("../../pkg-template/shared/read.js"),
        include_str!("../../pkg-template/client/plain.js"),
        include_str!("../../pkg-template/client/span.js"),
        include_str!("../../pkg-template/client/transport.js"),
    ];
    let mut script = String::new();
    for line in FILES.join("\n").lines().filter(|line| !line.starts_with("import ")) {
        script.push_str(line.strip_prefix("export ").unwrap_or(line));
        script.push('\n');
    }
    js(&format!("(() => {{ {script} return transport }})()")).unchecked_into()
}

/// A client of version 1.0.
pub fn new_client(options: &JsValue) -> Result<Client, JsValue> {
    new_client_of(0, options)
}

/// A client of the version at this place.
pub fn new_client_of(place: usize, options: &JsValue) -> Result<Client, JsValue> {
    Client::new(options, place, transport())
}

/// A client with these options; those with a key set the option that allows use in a browser.
pub fn client(options: &str) -> Client {
    new_client(&js(options)).map_err(|error| json(&error)).unwrap()
}

/// Sends one operation, its arguments given as source.
pub async fn send(client: &Client, operation: &str, args: &str) -> Result<Value, Value> {
    settled(client.send(operation, &GROUP_ID.into(), &js(args)).unwrap()).await
}

/// Lets the page run: a browser's driver gives up if the page does not answer.
pub async fn turn() {
    JsFuture::from(apply("() => new Promise(done => setTimeout(done))", &[]).unchecked_into::<Promise>())
        .await
        .unwrap();
}
