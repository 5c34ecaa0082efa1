//! One call, and what its logger is told about it.

use std::cell::RefCell;

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;

use crate::core::error::Error;
use crate::core::operation::Operation;
use crate::core::request::AtlasRequest;
use crate::core::table::Api;
use crate::core::text::borrowed;
use crate::core::value::Object;
use crate::js::convert::{call, to_js};
use crate::js::error::{Thrown, describe};

/// What a call is about, from its first attempt to its last.
pub struct Call {
    pub api: &'static Api,
    pub operation: Operation,
    pub group_id: String,
    pub type_name: Option<String>,
    pub request: AtlasRequest,
    /// Everything that must not show in a server's or a stranger's words. A token that a function gives joins later.
    pub secrets: RefCell<Vec<String>>,
    /// A function, or undefined.
    pub logger: JsValue,
}

impl Call {
    /// An error of ours, with a copy of what a stranger threw.
    pub fn caused(&self, error: Error, thrown: &JsValue) -> Thrown {
        let cause = match thrown.is_undefined() {
            true => JsValue::UNDEFINED,
            false => describe(thrown, &borrowed(&self.secrets.borrow())),
        };
        Thrown { error, cause }
    }

    /// Hands an event, which holds no secret, to the logger.
    pub fn log(&self, kind: &str, attempt: u32, figures: &[(&str, f64)], error: &JsValue) {
        let Some(logger) = self.logger.dyn_ref::<Function>() else {
            return;
        };
        let mut event = Object::default();
        event.text("kind", kind);
        event.text("operation", self.operation.name());
        event.text("groupId", &self.group_id);
        event.maybe("type", self.type_name.as_deref());
        event.number("attempt", attempt.into());
        for (name, figure) in figures {
            event.number(name, *figure);
        }
        let event = to_js(&event.build());
        if !error.is_undefined() {
            // A plain object of ours, so setting can't fail.
            let _ = Reflect::set(&event, &"error".into(), error);
        }
        // A logger that throws, or rejects later, must not change what it logs, or end the process.
        if let Ok(later) = call(logger, &JsValue::UNDEFINED, &event)
            && later.is_object()
        {
            let _ = Promise::all_settled(&Array::of1(&later));
        }
    }
}
