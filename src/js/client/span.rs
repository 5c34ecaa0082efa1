//! The time that something may take, which ends with a timer or with the caller's abort.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

use crate::core::error::Error;
use crate::js::convert::{get, get_text};
use crate::js::platform::construct;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &Function, ms: f64, argument: &JsValue) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);
    // The result is not needed, so it must not take a slot (see convert.rs).
    #[wasm_bindgen(catch, js_namespace = ["Function", "prototype", "call"], js_name = call)]
    fn call_listening(method: &Function, signal: &JsValue, event: &str, listener: &JsValue) -> Result<(), JsValue>;
}

/// A span of time that ends when its timer fires or the caller's signal aborts, whichever comes first.
///
/// Dropping it clears the timer and removes the listener.
pub struct Span {
    ms: f64,
    timer: JsValue,
    /// An `AbortSignal` or undefined.
    signal: JsValue,
    /// Resolves at the end. It does not reject, since nobody may be awaiting it then.
    end: Promise,
    /// Resolves `end`. Timer and signal call it directly, so no Rust closure has to be kept alive for them.
    resolve: JsValue,
    /// Is aborted at the end, so that the platform cancels the request. The timer resolves `end` to it.
    pub controller: AbortController,
}

impl Span {
    /// Starts a span.
    pub fn start(ms: f64, signal: &JsValue) -> Result<Self, Error> {
        let controller = construct::<AbortController>("AbortController", &Array::new());
        let controller = controller.map_err(|_| Error::Unsendable("the platform has no `AbortController`"))?;
        let (mut timer, mut resolve) = (JsValue::UNDEFINED, JsValue::UNDEFINED);
        let end = Promise::new(&mut |end, _| {
            timer = set_timeout(&end, ms, &controller);
            resolve = end.into();
        });
        let span = Span { ms, timer, signal: signal.clone(), end, resolve, controller };
        span.listen("addEventListener");
        // If the signal has already aborted, there is no event.
        check(signal)?;
        Ok(span)
    }

    fn listen(&self, method: &str) {
        if let Ok(method) = get(&self.signal, method).dyn_into::<Function>() {
            // If this fails, the signal just can't end the span.
            let _ = call_listening(&method, &self.signal, "abort", &self.resolve);
        }
    }

    /// Waits for a promise (or takes another value) until the span ends. If the promise rejects, that is the inner error.
    pub async fn race(&self, given: Result<JsValue, JsValue>) -> Result<Result<JsValue, JsValue>, Error> {
        let given = match given {
            Ok(given) => given,
            Err(thrown) => return Ok(Err(thrown)),
        };
        let first = JsFuture::from(Promise::race(&Array::of2(&given, &self.end))).await;
        // Only the timer resolves to the controller.
        let ended = matches!(&first, Ok(first) if *first == **self.controller);
        let over = match check(&self.signal) {
            Ok(()) if !ended => return Ok(first),
            Ok(()) => Error::Timeout { timeout_ms: self.ms },
            Err(aborted) => aborted,
        };
        self.controller.abort();
        Err(over)
    }

    /// Waits until the time is over; an abort is an error.
    pub async fn over(&self) -> Result<(), Error> {
        // `end` never rejects.
        let _ = JsFuture::from(self.end.clone()).await;
        check(&self.signal)
    }
}

impl Drop for Span {
    fn drop(&mut self) {
        clear_timeout(&self.timer);
        self.listen("removeEventListener");
    }
}

/// An error if the caller's signal has aborted. Which one depends on the signal's reason.
pub fn check(signal: &JsValue) -> Result<(), Error> {
    if !get(signal, "aborted").is_truthy() {
        return Ok(());
    }
    let is_timeout = get_text(&get(signal, "reason"), "name").as_deref() == Some("TimeoutError");
    Err(if is_timeout { Error::Expired } else { Error::Aborted })
}
