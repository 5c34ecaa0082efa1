//! Throwing errors. Rust passes plain data to a function of JavaScript that makes the error, since the classes are in JavaScript.

use std::cell::RefCell;

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};

use super::convert::{call, to_js};
use crate::core::error::refusal;
use crate::core::issue::Issue;
use crate::core::value::Value;

thread_local! {
    static FACTORY: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Sets the function that makes an error of `{ code, message, … }`.
pub fn set_factory(make: Function) {
    FACTORY.with(|factory| factory.replace(Some(make)));
}

/// The error to throw for invalid input.
pub fn invalid(issues: &[Issue]) -> JsValue {
    thrown(&refusal(issues))
}

/// The error to throw, made of its data.
pub fn thrown(data: &Value) -> JsValue {
    let factory = FACTORY.with_borrow(Clone::clone);
    made_by(&factory.into(), data)
}

/// The error that a function makes of the data; without a function, the plain data.
pub fn made_by(make: &JsValue, data: &Value) -> JsValue {
    let data = to_js(data);
    let made = make.dyn_ref().and_then(|make| call(make, &JsValue::UNDEFINED, &data).ok());
    made.unwrap_or(data)
}
