//! One call, and what its logger is told about it.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;

use crate::core::error::Error;
use crate::core::issue::{Issue, to_values};
use crate::core::request::{AtlasRequest, Prepared};
use crate::core::secret::scrub;
use crate::core::table::{Api, Integration};
use crate::core::text::borrowed;
use crate::core::value::{Object, Value};
use crate::js::convert::{call, get, to_js};
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
    pub caller: Caller,
    pub need: Need,
}

/// Whoever began a call, as the values of theirs that it may use.
#[derive(Clone)]
pub struct Caller {
    /// A function, or undefined.
    pub logger: JsValue,
    /// An `AbortSignal`, or undefined.
    pub signal: JsValue,
    /// Makes an error of plain data, with the caller's stack; or undefined.
    pub raise: JsValue,
}

impl Caller {
    /// For a request that serves many calls.
    pub fn nobody() -> Self {
        Caller { logger: JsValue::UNDEFINED, signal: JsValue::UNDEFINED, raise: JsValue::UNDEFINED }
    }
}

/// How a call stands with the token that it needs: one of a service account, or of a function of the user's.
#[derive(Default)]
pub struct Need {
    /// How many answers to requests for a token there had been when the call first needed one.
    pub seen: Cell<Option<u64>>,
    /// Whether a token was refused already: a new one is asked for once a call.
    pub refused: Cell<bool>,
    /// What keeps its request from being sent.
    pub lack: Cell<Lack>,
}

/// What keeps a request from being sent.
#[derive(Default, Clone, Copy)]
pub enum Lack {
    #[default]
    Nothing,
    /// The token is being asked for.
    Waits,
    /// The token was asked for as often as it is worth, and there is none.
    Final,
}

impl Call {
    /// What `prepared` asks for. `secrets` must not show in a stranger's words.
    pub fn new(prepared: Prepared, secrets: Vec<String>, from: &Caller) -> Self {
        let Prepared { api, request, group_id, type_name, service, warnings } = prepared;
        Call {
            api,
            request,
            group_id,
            type_name,
            service,
            warnings,
            secrets: RefCell::new(secrets),
            caller: from.clone(),
            need: Need::default(),
        }
    }

    /// Of a create or an update of this service: the `list` that shows whether it was carried out.
    pub fn listing(&self, service: &Integration) -> Self {
        let request = self.request.listing(service);
        let group_id = self.group_id.clone();
        let prepared = Prepared { api: self.api, request, group_id, type_name: None, service: None, warnings: vec![] };
        Call::new(prepared, self.secrets.borrow().clone(), &self.caller)
    }

    /// From now on this must not show in a stranger's words.
    pub fn conceal(&self, secret: &str) {
        let mut secrets = self.secrets.borrow_mut();
        if !secrets.iter().any(|known| known == secret) {
            secrets.push(secret.to_owned());
        }
    }

    /// An error of ours, with a copy of what a stranger threw.
    pub fn caused(&self, error: Error, thrown: &JsValue) -> Thrown {
        Thrown { error, cause: self.copy(thrown) }
    }

    fn copy(&self, thrown: &JsValue) -> Option<Value> {
        describe(thrown, &borrowed(&self.secrets.borrow()))
    }

    /// The error that the call's promise rejects with, or that is logged. One of the signal's is caused by the signal's reason.
    pub fn raise(&self, thrown: Thrown) -> JsValue {
        let mut thrown = thrown;
        if let Error::Aborted | Error::Expired = thrown.error {
            let reason = get(&self.caller.signal, "reason");
            thrown.cause = match reason.as_string() {
                Some(text) => Some(Value::Text(scrub(&text, &borrowed(&self.secrets.borrow())))),
                None => self.copy(&reason),
            };
        }
        thrown.made_by(&self.caller.raise)
    }

    /// Whether anybody listens.
    pub fn is_logged(&self) -> bool {
        self.caller.logger.is_function()
    }

    /// Hands an event, which holds no secret, to the logger.
    pub fn log(&self, kind: &str, attempt: u32, figures: Vec<(&str, Value)>, error: &JsValue) {
        let Some(logger) = self.caller.logger.dyn_ref::<Function>() else {
            return;
        };
        let mut event = Object::default();
        event.text("kind", kind);
        event.text("operation", self.request.operation.name());
        event.text("groupId", &self.group_id);
        event.maybe("type", self.type_name.as_deref());
        event.number("attempt", attempt.into());
        for (name, figure) in figures {
            event.put(name, figure);
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
