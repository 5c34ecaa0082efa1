//! Lets one request fetch the first challenge while the others wait for it: a burst costs one extra request, not one each.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

#[derive(Default)]
struct State {
    closed: Cell<bool>,
    waiting: RefCell<Vec<Waker>>,
}

/// Open, or held by the one that passes.
#[derive(Default, Clone)]
pub struct Gate(Rc<State>);

/// Whoever holds this is the one; dropping it opens the gate.
pub struct Pass(Rc<State>);

impl Gate {
    /// Closes the gate behind the caller, or `None` where another one holds it.
    pub fn try_pass(&self) -> Option<Pass> {
        (!self.0.closed.replace(true)).then(|| Pass(Rc::clone(&self.0)))
    }

    /// Waits until the gate is open.
    pub async fn opened(&self) {
        poll_fn(|context| {
            if !self.0.closed.get() {
                return Poll::Ready(());
            }
            self.0.waiting.borrow_mut().push(context.waker().clone());
            Poll::Pending
        })
        .await
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        self.0.closed.set(false);
        for waker in self.0.waiting.take() {
            waker.wake();
        }
    }
}
