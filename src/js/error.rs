//! Failures on their way out: as plain data to the one function of JavaScript that makes an error of it.

use std::cell::RefCell;

use js_sys::{Function, Reflect};
use wasm_bindgen::JsValue;

use super::convert::{call, get, get_text, to_js};
use crate::core::error::Error;
use crate::core::issue::Issue;
use crate::core::secret::scrub;
use crate::core::value::{Object, Value};

thread_local! {
    static FACTORY: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Takes the function that makes an error of `{ code, message, … }`: the classes are JavaScript's.
pub fn set_factory(make: Function) {
    FACTORY.with(|factory| factory.replace(Some(make)));
}

/// The error to throw.
#[inline(never)]
pub fn to_error(error: Error) -> JsValue {
    Thrown::from(error).into_js()
}

/// Nothing, or the error to throw for these issues.
pub fn check(issues: Vec<Issue>) -> Result<(), JsValue> {
    if issues.is_empty() { Ok(()) } else { Err(to_error(Error::Validation(issues))) }
}

/// An error, and the plain copy of another one that caused it, where one did.
pub struct Thrown {
    pub error: Error,
    pub cause: JsValue,
}

impl From<Error> for Thrown {
    fn from(error: Error) -> Self {
        Thrown { error, cause: JsValue::UNDEFINED }
    }
}

impl Thrown {
    /// What `make` of `setErrorFactory` makes of it.
    pub fn into_js(self) -> JsValue {
        let data = to_js(&self.error.to_value());
        if !self.cause.is_undefined() {
            // `data` is a plain object of ours, so this can't fail.
            let _ = Reflect::set(&data, &"cause".into(), &self.cause);
        }
        let made = FACTORY.with(|factory| Some(call(factory.borrow().as_ref()?, &JsValue::UNDEFINED, &data)));
        match made {
            Some(Ok(error)) => error,
            _ => data,
        }
    }
}

/// A plain copy of whatever was thrown, three causes deep: names, messages and system codes, without the secrets.
///
/// The thing itself is not passed on: a stranger's error may carry the request, and so the key.
pub fn describe(thrown: &JsValue, secrets: &[&str]) -> JsValue {
    let mut copy = described(thrown, 3);
    copy.rewrite(false, &|text| scrub(text, secrets));
    to_js(&copy)
}

fn described(thrown: &JsValue, levels: u8) -> Value {
    let mut copy = Object::default();
    copy.maybe("name", get_text(thrown, "name").as_deref());
    if let Some(text) = thrown.as_string() {
        copy.text("message", &text);
    } else if thrown.is_object() {
        copy.maybe("message", get_text(thrown, "message").as_deref());
    } else {
        copy.text("message", "something that is no error was thrown");
    }
    copy.maybe("code", get_text(thrown, "code").as_deref());
    let cause = get(thrown, "cause");
    if levels > 1 && cause.is_object() {
        copy.put("cause", described(&cause, levels - 1));
    }
    copy.build()
}
