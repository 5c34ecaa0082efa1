//! Failures on their way out: as plain data to the one function of JavaScript that makes an error of it.

use std::cell::RefCell;

use js_sys::{Function, Reflect};
use wasm_bindgen::JsValue;

use super::convert::{get, to_js};
use crate::core::error::Error;
use crate::core::response::scrub;
use crate::core::value::{Value, object};

thread_local! {
    static FACTORY: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Takes the function that makes an error of `{ code, message, … }`: the classes are JavaScript's.
pub fn set_factory(make: Function) {
    FACTORY.with(|factory| factory.replace(Some(make)));
}

/// The error to throw.
pub fn to_error(error: &Error) -> JsValue {
    with_cause(error, JsValue::UNDEFINED)
}

/// The error to throw, with the plain copy of another one that caused it.
pub fn with_cause(error: &Error, cause: JsValue) -> JsValue {
    let data = to_js(&error.to_value());
    if !cause.is_undefined() {
        // `data` is a plain object of ours, so this can't fail.
        let _ = Reflect::set(&data, &"cause".into(), &cause);
    }
    make(data)
}

fn make(data: JsValue) -> JsValue {
    let factory = FACTORY.with(|factory| factory.borrow().clone());
    match factory.map(|factory| factory.call1(&JsValue::UNDEFINED, &data)) {
        Some(Ok(error)) => error,
        _ => data,
    }
}

/// A plain copy of whatever was thrown, three causes deep: names, messages and system codes, without the secrets.
///
/// The thing itself is not passed on: a stranger's error may carry the request, and so the key.
pub fn describe(thrown: &JsValue, secrets: &[&str]) -> JsValue {
    to_js(&described(thrown, secrets, 3))
}

fn described(thrown: &JsValue, secrets: &[&str], levels: u8) -> Value {
    let text = |name| get(thrown, name).as_string().map(|text| Value::Text(scrub(&text, secrets)));
    let cause = get(thrown, "cause");
    let message = match thrown.as_string() {
        Some(thrown) => Some(Value::Text(scrub(&thrown, secrets))),
        None if thrown.is_object() => text("message"),
        None => Some(Value::from("something that is no error was thrown")),
    };
    let deeper = levels > 1 && cause.is_object();
    object(vec![
        ("name", text("name")),
        ("message", message),
        ("code", text("code")),
        ("cause", deeper.then(|| described(&cause, secrets, levels - 1))),
    ])
}
