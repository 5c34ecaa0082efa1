//! Lets one request fetch what all need, while the others wait for it: many concurrent calls cost one extra request, not one each.

use std::cell::{Cell, RefCell};

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;

use crate::js::convert::call;

/// The calls that wait for the same thing.
#[derive(Default)]
pub struct Waiting(RefCell<Vec<Function>>);

impl Waiting {
    /// Resolves with the next `wake`.
    pub fn woken(&self) -> Promise {
        Promise::new(&mut |resolve, _| self.0.borrow_mut().push(resolve))
    }

    /// Wakes all of them.
    pub fn wake(&self) {
        for resolve in self.0.take() {
            // The resolving function of a promise does not throw.
            let _ = call(&resolve, &JsValue::UNDEFINED, &JsValue::UNDEFINED);
        }
    }
}

/// Open, or closed behind the one call that has passed.
#[derive(Default)]
pub struct Gate {
    closed: Cell<bool>,
    waiting: Waiting,
}

/// Held by the call that has passed; dropping it opens the gate.
pub struct Pass<'a>(&'a Gate);

impl Gate {
    /// Passes and closes the gate; `None` if it is closed.
    pub fn try_pass(&self) -> Option<Pass<'_>> {
        (!self.closed.replace(true)).then(|| Pass(self))
    }

    /// Resolves when the gate opens.
    pub fn opened(&self) -> Promise {
        self.waiting.woken()
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        self.0.closed.set(false);
        self.0.waiting.wake();
    }
}
