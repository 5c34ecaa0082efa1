//! Lets one request fetch what all need while the others wait for it: a burst costs one extra request, not one each.

use std::cell::{Cell, RefCell};

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;

use crate::js::convert::call;

/// Those who wait for the same thing.
#[derive(Default)]
pub struct Waiting(RefCell<Vec<Function>>);

impl Waiting {
    /// Resolves when they are woken next.
    pub fn woken(&self) -> Promise {
        Promise::new(&mut |resolve, _| self.0.borrow_mut().push(resolve))
    }

    /// Wakes all of them.
    pub fn wake(&self) {
        for resolve in self.0.take() {
            // A promise's own function does not throw.
            let _ = call(&resolve, &JsValue::UNDEFINED, &JsValue::UNDEFINED);
        }
    }
}

/// Open, or held by the one that passes.
#[derive(Default)]
pub struct Gate {
    closed: Cell<bool>,
    waiting: Waiting,
}

/// Whoever holds this is the one; dropping it opens the gate.
pub struct Pass<'a>(&'a Gate);

impl Gate {
    /// Closes the gate behind the caller, or `None` where another one holds it.
    pub fn try_pass(&self) -> Option<Pass<'_>> {
        (!self.closed.replace(true)).then(|| Pass(self))
    }

    /// Resolves when the gate opens next.
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
