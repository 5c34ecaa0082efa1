//! One HTTP exchange. transport.js calls `fetch` and reads its answer; here are the arguments, and the errors.

use wasm_bindgen::prelude::*;

use super::answer::Incoming;
use super::call::Call;
use super::span::Span;
use crate::core::error::{Error, ResponseFormat};
use crate::js::error::Thrown;
use crate::js::options::ClientOptions;

/// A call's request, within `timeoutMs` and until the caller aborts.
pub struct Exchange<'a> {
    pub options: &'a ClientOptions,
    pub call: &'a Call,
    pub span: Span,
}

impl Exchange<'_> {
    /// Sends the request once and reads the whole answer.
    pub async fn send(&self, url: &str, authorization: Option<String>) -> Result<Incoming, Thrown> {
        let request = &self.call.prepared.request;
        let (fetch, shape) = (&self.options.fetch, self.options.shapes.of(request));
        let body = request.body.as_ref().map(|body| body.reveal());
        let sent = self.span.exchange(fetch, url, &shape, authorization.as_deref(), body).await?;
        let status = sent.status().unwrap_or_default() as u16;
        match sent.fault() {
            Some(fault) => Err(self.call.caused(error_of(fault, status), &sent.thrown())),
            None => Ok(Incoming { status, headers: sent.headers(), body: sent.body() }),
        }
    }

    /// Waits for a promise of the platform or the user. If it rejects, the error is `failure` with that cause.
    pub async fn wait_for(&self, given: Result<JsValue, JsValue>, failure: &'static str) -> Result<JsValue, Thrown> {
        match self.span.race(given).await? {
            Ok(value) => Ok(value),
            Err(thrown) => Err(self.call.caused(Error::Network(failure), &thrown)),
        }
    }
}

/// The error of a fault, by its number in transport.js.
fn error_of(fault: u8, status: u16) -> Error {
    let why = match fault {
        1 => return Error::Unsendable("the platform has no `fetch`: give the client one as its option `fetch`"),
        // Another attempt would fail again.
        2 => return Error::Unsendable("the request could not be built"),
        3 => return Error::Network("the request failed before an answer came"),
        4 => return Error::Network("the answer was cut off"),
        5 => "of `fetch` has no `status`: it must be like a `Response`, with `status`, `headers` and `text()`",
        6 => "comes after a redirect that `fetch` followed, which it must not do",
        7 => "has no `text` function: it must be like a `Response`, with `status`, `headers` and `text()`",
        _ => "has a `text()` that returns no text",
    };
    Error::ResponseFormat(ResponseFormat { status, content_type: None, why })
}
