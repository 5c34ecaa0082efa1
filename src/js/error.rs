//! Failures of calls on their way out. They link the words of each kind, so what only refuses input uses refusal.rs.

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

/// An error, and the plain copy of another one that caused it, where one did.
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
    /// What `make` of `setErrorFactory` makes of it.
    pub fn into_js(self) -> JsValue {
        thrown(&self.error.to_value_with(self.cause))
    }

    /// What this function makes of it; without one, the plain data.
    pub fn made_by(self, make: &JsValue) -> JsValue {
        made_by(make, &self.error.to_value_with(self.cause))
    }
}

/// A plain copy of whatever was thrown, three causes deep: names, messages and system codes, without the secrets.
///
/// The thing itself is not passed on: a stranger's error may carry the request, and so the key.
pub fn describe(thrown: &JsValue, secrets: &[&str]) -> Option<Value> {
    if thrown.is_undefined() {
        return None;
    }
    let mut copy = described(thrown, 3);
    copy.rewrite(false, &|text| scrub(text, secrets));
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
        copy.text("message", "something that is no error was thrown");
    }
    copy.maybe("code", get_text(thrown, "code").as_deref());
    // By this mark a framework knows an error of its own again: Next.js, that a page is not to be made in advance.
    copy.maybe("digest", get_text(thrown, "digest").as_deref());
    let cause = get(thrown, "cause");
    if levels > 1 && cause.is_object() {
        copy.put("cause", described(&cause, levels - 1));
    }
    copy.build()
}
