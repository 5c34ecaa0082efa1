//! How a future waits for JavaScript: each wait has a number, and span.js calls `resume` with it when the wait is over.
//!
//! wasm-bindgen-futures runs the futures. Its `JsFuture`, which waits for any promise, needs two closures for each one, and the garbage
//! collector has to watch both: most of what a call cost besides its request. Here one closure serves all waits.

use std::cell::RefCell;
use std::future::poll_fn;
use std::mem::{replace, take};
use std::task::{Context, Poll, Waker};

use wasm_bindgen::prelude::*;

#[derive(Default)]
struct Waits {
    /// By number.
    slots: Vec<Slot>,
    /// The numbers that no wait has at present.
    free: Vec<usize>,
}

#[derive(Default)]
enum Slot {
    /// Nobody has asked for the outcome yet, and it has not come.
    #[default]
    Started,
    Waiting(Waker),
    Over(JsValue),
}

impl Waits {
    fn start(&mut self) -> usize {
        self.free.pop().unwrap_or_else(|| {
            self.slots.push(Slot::Started);
            self.slots.len() - 1
        })
    }

    fn poll(&mut self, number: usize, context: &Context<'_>) -> Poll<JsValue> {
        let Some(slot) = self.slots.get_mut(number) else { return Poll::Pending };
        match take(slot) {
            Slot::Over(outcome) => {
                self.free.push(number);
                Poll::Ready(outcome)
            }
            _ => {
                *slot = Slot::Waiting(context.waker().clone());
                Poll::Pending
            }
        }
    }

    fn end(&mut self, number: usize, outcome: JsValue) -> Option<Waker> {
        match replace(self.slots.get_mut(number)?, Slot::Over(outcome)) {
            Slot::Waiting(waker) => Some(waker),
            _ => None,
        }
    }
}

thread_local! {
    static WAITS: RefCell<Waits> = RefCell::default();
    static RESUME: JsValue = Closure::<dyn Fn(usize, JsValue)>::new(resume).into_js_value();
}

/// Starts something in JavaScript, which gets the number of this wait, and returns what `resume` is called with.
pub async fn outcome(start: impl FnOnce(usize)) -> JsValue {
    let number = WAITS.with_borrow_mut(Waits::start);
    start(number);
    poll_fn(|context| WAITS.with_borrow_mut(|waits| waits.poll(number, context))).await
}

/// `resume(number, outcome)` for JavaScript, which calls it once for each wait.
pub fn resume_function() -> JsValue {
    RESUME.with(Clone::clone)
}

fn resume(number: usize, outcome: JsValue) {
    if let Some(waker) = WAITS.with_borrow_mut(|waits| waits.end(number, outcome)) {
        waker.wake();
    }
}
