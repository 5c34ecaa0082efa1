//! An answer, and reading it.

use wasm_bindgen::prelude::*;

use super::call::Call;
use crate::core::error::Error;
use crate::core::operation::Operation;
use crate::core::response::{self, Response};
use crate::core::text::borrowed;
use crate::core::value::Value;
use crate::js::convert::to_js;
use crate::js::error::Thrown;
use crate::js::headers::header;
use crate::js::host::now_ms;
use crate::js::platform::JsPlatform;
use crate::js::transport::Transport;

/// An answer, read to its end.
pub struct Incoming {
    pub status: u16,
    pub headers: JsValue,
    /// A text.
    pub body: JsValue,
}

/// The value for the call's promise. plain.js reads an answer that is as expected, core any other.
pub fn resolve(transport: &Transport, call: &Call, incoming: &Incoming) -> Result<JsValue, Error> {
    let operation = call.prepared.request.operation;
    if (200..300).contains(&incoming.status) && operation != Operation::Delete {
        let plain = transport.plain(operation.answers_list(), &incoming.body);
        if !plain.is_undefined() {
            return Ok(plain);
        }
    }
    Ok(read(call, incoming)?.map_or(JsValue::UNDEFINED, |value| to_js(&value)))
}

/// Reads the answer, and scrubs the call's secrets from its text.
pub fn read(call: &Call, incoming: &Incoming) -> Result<Option<Value>, Error> {
    let body = incoming.body.as_string().unwrap_or_default();
    let response = Response {
        api: call.prepared.api,
        status: incoming.status,
        header: &|name| header(&incoming.headers, name),
        body: &body,
        now_ms: now_ms(),
        service: call.prepared.service,
    };
    response::parse(call.prepared.request.operation, response, &borrowed(&call.secrets.borrow()), &JsPlatform)
}

/// The error for a 401, with the reason why the client gives up.
pub fn refusal(call: &Call, answer: &Incoming, why: &'static str) -> Thrown {
    match read(call, answer) {
        Err(Error::Api(error)) => Error::Authentication(error, why).into(),
        Err(other) => other.into(),
        // A 401 is always an error; this arm is for the compiler.
        Ok(_) => Error::Network(why).into(),
    }
}
