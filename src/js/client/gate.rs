//! Lets one request fetch the first challenge while the others wait for it: a burst costs one extra request, not one each.

use std::cell::{Cell, RefCell};

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;

use crate::js::convert::call;

/// Open, or held by the one that passes.
#[derive(Default)]
pub struct Gate {
    closed: Cell<bool>,
    waiting: RefCell<Vec<Function>>,
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
        Promise::new(&mut |resolve, _| self.waiting.borrow_mut().push(resolve))
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        self.0.closed.set(false);
        for resolve in self.0.waiting.take() {
            // A promise's own function does not throw.
            let _ = call(&resolve, &JsValue::UNDEFINED, &JsValue::UNDEFINED);
        }
    }
}
