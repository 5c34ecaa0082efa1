//! The ends that a wait can come to from outside: its time is over, or the caller aborts.

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
    // What it gives is nothing to us, and so takes no slot (see convert.rs).
    #[wasm_bindgen(catch, js_namespace = ["Function", "prototype", "call"], js_name = call)]
    fn call_listening(method: &Function, signal: &JsValue, event: &str, listener: &JsValue) -> Result<(), JsValue>;
}

/// A span of time that ends when its timer runs out or the caller's signal aborts; whatever comes first.
///
/// Dropping it clears the timer and leaves the signal alone again.
pub struct Span {
    ms: f64,
    timer: JsValue,
    /// An `AbortSignal` or undefined.
    signal: JsValue,
    /// Resolves at the end: a promise that is awaited by nobody may resolve, but must not reject.
    end: Promise,
    /// Ends it. Timer and signal call it themselves, so no closure of ours has to live for them.
    resolve: JsValue,
    /// Aborts at the end, so that the platform gives up the request; what `end` resolves with when time is over.
    pub controller: AbortController,
}

impl Span {
    /// Starts now.
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
        // An event that has passed is not heard any more.
        check(signal)?;
        Ok(span)
    }

    fn listen(&self, method: &str) {
        if let Ok(method) = get(&self.signal, method).dyn_into::<Function>() {
            // A signal that can't be listened to can't abort.
            let _ = call_listening(&method, &self.signal, "abort", &self.resolve);
        }
    }

    /// What a promise, or something else, gives if it does before the span ends; what it throws is the inner error.
    pub async fn race(&self, given: Result<JsValue, JsValue>) -> Result<Result<JsValue, JsValue>, Error> {
        let given = match given {
            Ok(given) => given,
            Err(thrown) => return Ok(Err(thrown)),
        };
        let first = JsFuture::from(Promise::race(&Array::of2(&given, &self.end))).await;
        // At its end the timer gives the controller, which nobody else has.
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
        // The end can't reject.
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

/// An error if the caller's signal has aborted: which one, its reason says.
pub fn check(signal: &JsValue) -> Result<(), Error> {
    if !get(signal, "aborted").is_truthy() {
        return Ok(());
    }
    let is_timeout = get_text(&get(signal, "reason"), "name").as_deref() == Some("TimeoutError");
    Err(if is_timeout { Error::Expired } else { Error::Aborted })
}
