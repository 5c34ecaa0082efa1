//! The ends that an attempt can come to from outside: its time is over, or the caller aborts.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Poll, Waker};

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::AbortController;

use super::convert::get;
use crate::core::error::Error;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &Function, ms: f64) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);
}

/// Why something ended early.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    TimedOut,
    Aborted,
}

#[derive(Default)]
struct State {
    reason: Cell<Option<Reason>>,
    waker: RefCell<Option<Waker>>,
}

impl State {
    fn end(&self, reason: Reason) {
        if self.reason.get().is_none() {
            self.reason.set(Some(reason));
            if let Some(waker) = self.waker.borrow_mut().take() {
                waker.wake();
            }
        }
    }
}

/// A span of time that ends when its timer runs out or the caller's signal aborts; whatever comes first.
///
/// Dropping it clears the timer and leaves the signal alone again.
pub struct Span {
    state: Rc<State>,
    timer: JsValue,
    signal: JsValue,
    on_abort: Closure<dyn FnMut()>,
    // Kept alive as long as the timer may call it.
    _on_timer: Closure<dyn FnMut()>,
}

impl Span {
    /// Starts now. `signal` is an `AbortSignal` or undefined; on either end `controller` aborts too.
    pub fn start(ms: f64, signal: &JsValue, controller: Option<&AbortController>) -> Self {
        let state = Rc::new(State::default());
        let ender = |reason| {
            let state = Rc::clone(&state);
            let controller = controller.cloned();
            Closure::<dyn FnMut()>::new(move || {
                state.end(reason);
                if let Some(controller) = &controller {
                    controller.abort();
                }
            })
        };
        let (on_timer, on_abort) = (ender(Reason::TimedOut), ender(Reason::Aborted));
        let timer = set_timeout(on_timer.as_ref().unchecked_ref(), ms);
        let span = Span { state, timer, signal: signal.clone(), on_abort, _on_timer: on_timer };
        span.listen("addEventListener");
        if is_aborted(signal) {
            span.state.end(Reason::Aborted);
            if let Some(controller) = controller {
                controller.abort();
            }
        }
        span
    }

    fn listen(&self, method: &str) {
        if let Ok(method) = get(&self.signal, method).dyn_into::<Function>() {
            // A signal that can't be listened to can't abort.
            let _ = method.call2(&self.signal, &"abort".into(), self.on_abort.as_ref());
        }
    }

    /// What `future` gives, or why the span ended before it did.
    pub async fn guard<F: Future>(&self, future: F) -> Result<F::Output, Reason> {
        let mut future = pin!(future);
        std::future::poll_fn(|context| {
            if let Some(reason) = self.state.reason.get() {
                return Poll::Ready(Err(reason));
            }
            if let Poll::Ready(output) = future.as_mut().poll(context) {
                return Poll::Ready(Ok(output));
            }
            self.state.waker.replace(Some(context.waker().clone()));
            Poll::Pending
        })
        .await
    }

    /// Waits until the span ends.
    pub async fn ended(&self) -> Reason {
        match self.guard(std::future::pending::<std::convert::Infallible>()).await {
            Err(reason) => reason,
            Ok(never) => match never {},
        }
    }
}

impl Drop for Span {
    fn drop(&mut self) {
        clear_timeout(&self.timer);
        self.listen("removeEventListener");
    }
}

/// Whether the caller's signal has aborted.
pub fn is_aborted(signal: &JsValue) -> bool {
    get(signal, "aborted").is_truthy()
}

/// Waits before a retry; an abort ends it at once.
pub async fn wait(ms: f64, signal: &JsValue) -> Result<(), Error> {
    match Span::start(ms, signal, None).ended().await {
        Reason::TimedOut => Ok(()),
        Reason::Aborted => Err(Error::Aborted),
    }
}
