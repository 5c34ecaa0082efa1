//! What came back, and what it says.

use wasm_bindgen::prelude::*;

use super::call::Call;
use crate::core::error::Error;
use crate::core::response::{self, Response};
use crate::core::text::borrowed;
use crate::core::value::Value;
use crate::js::headers::header;
use crate::js::host::now_ms;
use crate::js::platform::JsPlatform;

/// An answer, read to its end.
pub struct Incoming {
    pub status: u16,
    pub headers: JsValue,
    pub body: String,
}

/// What the answer says, its text scrubbed of the call's secrets.
pub fn read(call: &Call, incoming: &Incoming) -> Result<Option<Value>, Error> {
    let response = Response {
        api: call.api,
        status: incoming.status,
        header: &|name| header(&incoming.headers, name),
        body: &incoming.body,
        now_ms: now_ms(),
        service: call.service,
    };
    response::parse(call.request.operation, response, &borrowed(&call.secrets.borrow()), &JsPlatform)
}
