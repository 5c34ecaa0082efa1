//! One call, and what its logger is told about it.

use std::cell::RefCell;

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;

use crate::core::error::Error;
use crate::core::issue::{Issue, to_values};
use crate::core::request::{AtlasRequest, Prepared};
use crate::core::table::{Api, Integration};
use crate::core::text::borrowed;
use crate::core::value::Object;
use crate::js::convert::{call, to_js};
use crate::js::error::{Thrown, describe};

/// What a call is about, from its first attempt to its last.
pub struct Call {
    /// The version of the API.
    pub api: &'static Api,
    pub request: AtlasRequest,
    /// The project.
    pub group_id: String,
    /// The type in the path; none of a list.
    pub type_name: Option<String>,
    /// The service of the view that is sent.
    pub service: Option<&'static Integration>,
    /// What is odd about the view that is sent.
    pub warnings: Vec<Issue>,
    /// Everything that must not show in a server's or a stranger's words. A token that a function gives joins later.
    pub secrets: RefCell<Vec<String>>,
    /// A function, or undefined.
    pub logger: JsValue,
}

impl Call {
    /// What `prepared` asks for. `secrets` must not show in a stranger's words.
    pub fn new(prepared: Prepared, secrets: Vec<String>, logger: &JsValue) -> Self {
        let Prepared { api, request, group_id, type_name, service, warnings } = prepared;
        Call {
            api,
            request,
            group_id,
            type_name,
            service,
            warnings,
            secrets: RefCell::new(secrets),
            logger: logger.clone(),
        }
    }

    /// Of a create or an update of this service: the `list` that shows whether it was carried out.
    pub fn listing(&self, service: &Integration) -> Self {
        let request = self.request.listing(service);
        let group_id = self.group_id.clone();
        let prepared = Prepared { api: self.api, request, group_id, type_name: None, service: None, warnings: vec![] };
        Call::new(prepared, self.secrets.borrow().clone(), &self.logger)
    }

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
        event.text("operation", self.request.operation.name());
        event.text("groupId", &self.group_id);
        event.maybe("type", self.type_name.as_deref());
        event.number("attempt", attempt.into());
        for (name, figure) in figures {
            event.number(name, *figure);
        }
        if kind == "request" && !self.warnings.is_empty() {
            event.put("warnings", to_values(&self.warnings));
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
