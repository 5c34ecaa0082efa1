//! The time that something may take, which ends with a timer or with the caller's abort.

use wasm_bindgen::prelude::*;

use super::wait::{outcome, resume_function};
use crate::core::error::Error;
use crate::js::convert::{get, get_text};
use crate::js::transport::{Exchanged, JsSpan, Settled, Transport};

/// A span of time that ends when its timer fires or the caller's signal aborts, whichever comes first.
///
/// Dropping it clears the timer and removes the listener.
pub struct Span {
    ms: f64,
    /// An `AbortSignal`.
    signal: Option<JsValue>,
    transport: Transport,
    js: JsSpan,
}

impl Span {
    /// Starts a span.
    pub fn start(transport: &Transport, ms: f64, signal: Option<&JsValue>) -> Result<Self, Error> {
        let js = transport.span(ms, signal.unwrap_or(&JsValue::UNDEFINED), &resume_function());
        let js = js.ok_or(Error::Unsendable("the platform has no `AbortController`"))?;
        let span = Span { ms, signal: signal.cloned(), transport: transport.clone(), js };
        // If the signal has already aborted, there is no event.
        check(signal)?;
        Ok(span)
    }

    /// Waits for a promise (or takes another value) until the span ends. If the promise rejects, that is the inner error.
    pub async fn race(&self, given: Result<JsValue, JsValue>) -> Result<Result<JsValue, JsValue>, Error> {
        let given = match given {
            Ok(given) => given,
            Err(thrown) => return Ok(Err(thrown)),
        };
        let settled: Settled = self.wait(|wait| self.js.race(wait, &given)).await?;
        Ok(if settled.failed() { Err(settled.value()) } else { Ok(settled.value()) })
    }

    /// Sends one HTTP request and waits for its whole answer, until the span ends; see transport.js.
    pub async fn exchange(
        &self,
        fetch: &JsValue,
        url: &str,
        shape: &JsValue,
        authorization: Option<&str>,
        body: Option<&str>,
    ) -> Result<Exchanged, Error> {
        let send = |wait| self.transport.exchange(&self.js, wait, fetch, url, shape, authorization, body);
        self.wait(send).await
    }

    /// Waits until the time is over; an abort is an error.
    pub async fn over(&self) -> Result<(), Error> {
        outcome(|wait| self.js.over(wait)).await;
        check(self.signal.as_ref())
    }

    /// Starts a wait of span.js, whose outcome is undefined if the span ends first.
    async fn wait<T: JsCast>(&self, start: impl FnOnce(usize)) -> Result<T, Error> {
        let outcome = outcome(start).await;
        let over = match check(self.signal.as_ref()) {
            Ok(()) if !outcome.is_undefined() => return Ok(outcome.unchecked_into()),
            Ok(()) => Error::Timeout { timeout_ms: self.ms },
            Err(aborted) => aborted,
        };
        self.js.end();
        Err(over)
    }
}

impl Drop for Span {
    fn drop(&mut self) {
        self.js.close();
    }
}

/// An error if the caller's signal has aborted. Which one depends on the signal's reason.
pub fn check(signal: Option<&JsValue>) -> Result<(), Error> {
    let Some(signal) = signal else { return Ok(()) };
    if !get(signal, "aborted").is_truthy() {
        return Ok(());
    }
    let is_timeout = get_text(&get(signal, "reason"), "name").as_deref() == Some("TimeoutError");
    Err(if is_timeout { Error::Expired } else { Error::Aborted })
}
