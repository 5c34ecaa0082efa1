//! One call, and its events for the logger.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;

use crate::core::error::Error;
use crate::core::issue::to_values;
use crate::core::request::Prepared;
use crate::core::secret::scrub;
use crate::core::table::Integration;
use crate::core::text::borrowed;
use crate::core::value::{Object, Value};
use crate::js::convert::{call, get, to_js};
use crate::js::error::{Thrown, describe};

/// One call, from its first attempt to its last.
pub struct Call {
    /// The request, and what core found out about it.
    pub prepared: Prepared,
    /// Texts to scrub from a server's text and from foreign errors. A token that a function returns is added later.
    pub secrets: RefCell<Vec<String>>,
    pub caller: Caller,
    pub need: Need,
}

/// What the caller of a call has passed. By default nothing, for a request that is made for many calls.
#[derive(Clone, Default)]
pub struct Caller {
    pub logger: Option<Function>,
    /// An `AbortSignal`.
    pub signal: Option<JsValue>,
    /// A function that makes an error of plain data, with the caller's stack; or undefined.
    pub raise: JsValue,
}

/// The state of the token that a call needs, from a service account or from the user's function.
#[derive(Default)]
pub struct Need {
    /// How many requests for a token had been answered when the call first needed one.
    pub seen: Cell<Option<u64>>,
    /// Whether Atlas has refused a token in this call: a new one is requested only once per call.
    pub refused: Cell<bool>,
    /// Whether the token is missing.
    pub lack: Cell<Lack>,
}

/// Whether a request could not be sent because its token is missing.
#[derive(Default, Clone, Copy)]
pub enum Lack {
    /// The token is there, or none is needed.
    #[default]
    Nothing,
    /// The token is being requested.
    Waits,
    /// All attempts to get a token have failed.
    Final,
}

impl Call {
    /// A call that sends `prepared`. `secrets` are the texts to scrub from foreign text.
    pub fn new(prepared: Prepared, secrets: Vec<String>, from: &Caller) -> Self {
        Call { prepared, secrets: RefCell::new(secrets), caller: from.clone(), need: Need::default() }
    }

    /// For a create or an update of this service: the `list` that shows whether it was carried out.
    pub fn listing(&self, service: &Integration) -> Self {
        let Prepared { api, request, group_id, .. } = &self.prepared;
        let (request, group_id) = (request.listing(service), group_id.clone());
        let prepared = Prepared { api, request, group_id, type_name: None, service: None, warnings: vec![] };
        Call::new(prepared, self.secrets.borrow().clone(), &self.caller)
    }

    /// Adds a text to scrub from foreign text.
    pub fn conceal(&self, secret: &str) {
        let mut secrets = self.secrets.borrow_mut();
        if !secrets.iter().any(|known| known == secret) {
            secrets.push(secret.to_owned());
        }
    }

    /// An error of this package, with a copy of the foreign error that caused it.
    pub fn caused(&self, error: Error, thrown: &JsValue) -> Thrown {
        Thrown { error, cause: self.copy(thrown) }
    }

    fn copy(&self, thrown: &JsValue) -> Option<Value> {
        describe(thrown, &borrowed(&self.secrets.borrow()))
    }

    /// The error that the call's promise rejects with, or that is logged. For an abort, its cause is the signal's reason.
    pub fn raise(&self, thrown: Thrown) -> JsValue {
        let mut thrown = thrown;
        if let Error::Aborted | Error::Expired = thrown.error {
            let reason = self.signal().map_or(JsValue::UNDEFINED, |signal| get(signal, "reason"));
            thrown.cause = match reason.as_string() {
                Some(text) => Some(Value::Text(scrub(&text, &borrowed(&self.secrets.borrow())))),
                None => self.copy(&reason),
            };
        }
        thrown.made_by(&self.caller.raise)
    }

    /// The caller's `AbortSignal`.
    pub fn signal(&self) -> Option<&JsValue> {
        self.caller.signal.as_ref()
    }

    /// Whether there is a logger.
    pub fn is_logged(&self) -> bool {
        self.caller.logger.is_some()
    }

    /// Passes an event to the logger. It has no secrets.
    pub fn log(&self, kind: &str, attempt: u32, figures: Vec<(&str, Value)>, error: &JsValue) {
        let Some(logger) = &self.caller.logger else {
            return;
        };
        let mut event = Object::default();
        event.text("kind", kind);
        event.text("operation", self.prepared.request.operation.name());
        event.text("groupId", &self.prepared.group_id);
        event.maybe("type", self.prepared.type_name.as_deref());
        event.number("attempt", attempt.into());
        for (name, figure) in figures {
            event.put(name, figure);
        }
        if kind == "request" && !self.prepared.warnings.is_empty() {
            event.put("warnings", to_values(&self.prepared.warnings));
        }
        let event = to_js(&event.build());
        if !error.is_undefined() {
            // It is a plain object, so setting a property can't fail.
            let _ = Reflect::set(&event, &"error".into(), error);
        }
        // If the logger throws, or rejects later, that must not change the call or end the process.
        if let Ok(later) = call(logger, &JsValue::UNDEFINED, &event)
            && later.is_object()
        {
            let _ = Promise::all_settled(&Array::of1(&later));
        }
    }
}
