//! One call, and what its logger is told about it.

use std::cell::RefCell;

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;

use super::convert::to_js;
use crate::core::request::{AtlasRequest, Operation};
use crate::core::value::{Value, object};

/// What a call is about, from its first attempt to its last.
pub struct Call {
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
    /// Does `work` with the secrets, as core takes them.
    pub fn with_secrets<T>(&self, work: impl FnOnce(&[&str]) -> T) -> T {
        let secrets = self.secrets.borrow();
        work(&secrets.iter().map(String::as_str).collect::<Vec<_>>())
    }

    pub fn log_request(&self, attempt: u32) {
        self.log("request", attempt, &[], None);
    }

    pub fn log_response(&self, attempt: u32, status: u16, duration_ms: f64) {
        self.log("response", attempt, &[("status", status.into()), ("durationMs", duration_ms)], None);
    }

    pub fn log_retry(&self, attempt: u32, delay_ms: f64, error: &JsValue) {
        self.log("retry", attempt, &[("delayMs", delay_ms)], Some(error));
    }

    pub fn log_error(&self, attempt: u32, error: &JsValue) {
        self.log("error", attempt, &[], Some(error));
    }

    /// Hands an event, which holds no secret, to the logger.
    fn log(&self, kind: &str, attempt: u32, figures: &[(&str, f64)], error: Option<&JsValue>) {
        let Some(logger) = self.logger.dyn_ref::<Function>() else {
            return;
        };
        let mut event = vec![
            ("kind", Some(Value::from(kind))),
            ("operation", Some(Value::from(self.operation.name()))),
            ("groupId", Some(Value::from(self.group_id.as_str()))),
            ("type", self.type_name.as_deref().map(Value::from)),
            ("attempt", Some(Value::Number(attempt.into()))),
        ];
        event.extend(figures.iter().map(|(name, figure)| (*name, Some(Value::Number(*figure)))));
        let event = to_js(&object(event));
        if let Some(error) = error {
            // A plain object of ours, so setting can't fail.
            let _ = Reflect::set(&event, &"error".into(), error);
        }
        // A logger that throws must not change what it logs.
        let _ = logger.call1(&JsValue::UNDEFINED, &event);
    }
}
