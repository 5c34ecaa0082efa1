//! What came back, and what it says.

use wasm_bindgen::prelude::*;

use super::call::Call;
use crate::core::error::Error;
use crate::core::response::{self, Response};
use crate::core::text::borrowed;
use crate::core::value::Value;
use crate::js::headers::header;
use crate::js::platform::{JsPlatform, now_ms};

/// An answer, read to its end.
pub struct Incoming {
    pub status: u16,
    pub headers: JsValue,
    pub body: String,
}

/// What the answer says, its text scrubbed of the call's secrets.
pub fn read(call: &Call, incoming: &Incoming) -> Result<Option<Value>, Error> {
    let parse = |content_type: Option<String>, retry_after: Option<String>| {
        let response = Response {
            api: call.api,
            status: incoming.status,
            content_type: content_type.as_deref(),
            retry_after: retry_after.as_deref(),
            body: &incoming.body,
            now_ms: now_ms(),
            type_name: call.type_name.as_deref(),
        };
        response::parse(call.operation, response, &borrowed(&call.secrets.borrow()), &JsPlatform)
    };
    // Only a failure tells of its headers, and to ask for them takes longer than to read a short answer.
    let header = |name| header(&incoming.headers, name);
    parse(None, None).or_else(|_| parse(header("content-type"), header("retry-after")))
}
