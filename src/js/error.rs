//! Errors of calls. This links the messages of every kind of error, so code that only refuses input uses refusal.rs.

use wasm_bindgen::JsValue;

use super::convert::{get, get_text};
use super::refusal::{made_by, thrown};
use crate::core::error::Error;
use crate::core::secret::scrub;
use crate::core::value::{Object, Value};

/// The error to throw.
#[inline(never)]
pub fn to_error(error: Error) -> JsValue {
    Thrown::from(error).into_js()
}

/// An error, and a plain copy of the foreign error that caused it, if there is one.
pub struct Thrown {
    pub error: Error,
    pub cause: Option<Value>,
}

impl From<Error> for Thrown {
    fn from(error: Error) -> Self {
        Thrown { error, cause: None }
    }
}

impl Thrown {
    /// The error object, made by the function of `setErrorFactory`.
    pub fn into_js(self) -> JsValue {
        thrown(&self.error.to_value_with(self.cause))
    }

    /// The error object, made by this function; without a function, the plain data.
    pub fn made_by(self, make: &JsValue) -> JsValue {
        made_by(make, &self.error.to_value_with(self.cause))
    }
}

/// A plain copy of any thrown value, three causes deep: names, messages and system codes, with the secrets scrubbed.
///
/// The value itself is not passed on, since a foreign error may have the request as a property, and so the key.
pub fn describe(thrown: &JsValue, secrets: &[&str]) -> Option<Value> {
    if thrown.is_undefined() {
        return None;
    }
    let mut copy = described(thrown, 3);
    copy.rewrite(&|text| scrub(text, secrets));
    Some(copy)
}

fn described(thrown: &JsValue, levels: u8) -> Value {
    let mut copy = Object::default();
    copy.maybe("name", get_text(thrown, "name").as_deref());
    if let Some(text) = thrown.as_string() {
        copy.text("message", &text);
    } else if thrown.is_object() {
        copy.maybe("message", get_text(thrown, "message").as_deref());
    } else {
        copy.text("message", "a value that is not an error was thrown");
    }
    copy.maybe("code", get_text(thrown, "code").as_deref());
    // A framework recognizes its own errors by this property: in Next.js, that a page must not be prerendered.
    copy.maybe("digest", get_text(thrown, "digest").as_deref());
    let cause = get(thrown, "cause");
    if levels > 1 && cause.is_object() {
        copy.put("cause", described(&cause, levels - 1));
    }
    copy.build()
}
