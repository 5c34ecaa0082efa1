//! The client: one call from arguments to answer, through as many attempts as it takes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Math, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use super::attempt::{Attempt, read};
use super::auth::Auth;
use super::cancel::{Span, is_aborted};
use super::client_options::ClientOptions;
use super::convert::{flat, get, to_js};
use super::digest::credentials;
use super::error::{Thrown, to_error};
use super::events::Call;
use super::gate::Gate;
use super::platform::{JsPlatform, now_ms};
use crate::core::auth::digest::Session;
use crate::core::check::{Check, Mode};
use crate::core::error::Error;
use crate::core::issue::{Detail, Issue, JsonType};
use crate::core::operation::Operation;
use crate::core::redact::secrets_of;
use crate::core::request::{self, Parts};
use crate::core::retry::{Failure, delay_ms};
use crate::core::value::Value;

/// What outlives a call: it is cloned into each one, since nothing borrowed may be held across an await.
pub struct Shared {
    pub options: ClientOptions,
    /// With digest: the nonce and its counter.
    pub session: Option<RefCell<Session>>,
    pub gate: Gate,
    /// The session's last nonce with which a request was let in: that one's refusal only means that it has grown old.
    pub worked: Cell<u64>,
    /// Whether a request without credentials has been answered: then nobody waits at the gate.
    pub unchallenged: Cell<bool>,
}

#[wasm_bindgen(js_name = Client, skip_typescript)]
pub struct Client(Rc<Shared>);

#[wasm_bindgen(js_class = Client)]
impl Client {
    #[wasm_bindgen(constructor, skip_typescript)]
    pub fn new(options: &JsValue) -> Result<Client, JsValue> {
        let options = ClientOptions::read(options).map_err(to_error)?;
        let session = match &options.auth {
            Auth::Digest { public_key, private_key } => {
                Some(RefCell::new(Session::new(credentials(public_key, private_key.reveal()))))
            }
            _ => None,
        };
        let (worked, unchallenged) = (Cell::new(0), Cell::new(false));
        Ok(Client(Rc::new(Shared { options, session, gate: Gate::default(), worked, unchallenged })))
    }

    /// One operation: a promise of a list, a view or undefined. It never fails; for the `Result` see `Given` in exports.rs.
    #[wasm_bindgen(skip_typescript)]
    pub fn send(&self, operation: &str, group_id: &JsValue, args: &JsValue) -> Result<Promise, JsValue> {
        let shared = Rc::clone(&self.0);
        let signal = get(args, "signal");
        let call = prepare(&shared, operation, flat(group_id), args, &signal);
        Ok(future_to_promise(async move {
            match call {
                Ok(call) => run(&shared, &call, &signal).await,
                Err(error) => Err(to_error(error)),
            }
        }))
    }
}

fn prepare(
    shared: &Shared,
    operation: &str,
    group_id: Option<Value>,
    args: &JsValue,
    signal: &JsValue,
) -> Result<Call, Error> {
    // The names come from our own JavaScript.
    let operation = Operation::from_name(operation).unwrap_or(Operation::List);
    let part = |name| flat(&get(args, name));
    let (type_name, view, query) = (part("type"), part("integration"), part("query"));
    let parts = Parts {
        base_url: None,
        group_id: group_id.as_ref(),
        type_name: type_name.as_ref(),
        view: view.as_ref(),
        query: query.as_ref(),
    };
    let request = request::build_at(&shared.options.origin, operation, parts, Check::new(&JsPlatform, Mode::Full))?;
    if !signal.is_undefined() && !get(signal, "addEventListener").is_function() {
        let wrong = Issue::field("signal", Detail::InvalidType { expected: JsonType::Object });
        return Err(Error::Validation(vec![wrong]));
    }
    let text = |value: Option<&Value>| value.and_then(Value::as_text).map(str::to_owned);
    let type_name = text(parts.type_name).or_else(|| text(parts.view.and_then(|view| view.get("type"))));
    let mut secrets = parts.view.map(|view| secrets_of(view, &JsPlatform)).unwrap_or_default();
    for secret in &shared.options.header_secrets {
        secrets.push(secret.clone());
    }
    if let Auth::Digest { private_key: secret, .. } | Auth::Bearer(secret) = &shared.options.auth {
        secrets.push(secret.reveal().to_owned());
    }
    Ok(Call {
        operation,
        group_id: text(parts.group_id).unwrap_or_default(),
        type_name,
        request,
        secrets: RefCell::new(secrets),
        logger: shared.options.logger.clone(),
    })
}

// What it holds, a key among it, is nobody's business.
impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Client")
    }
}

async fn run(shared: &Shared, call: &Call, signal: &JsValue) -> Result<JsValue, JsValue> {
    let mut number = 1;
    loop {
        let thrown = match once(shared, call, signal, number).await {
            Ok(value) => return Ok(value.map_or(JsValue::UNDEFINED, |value| to_js(&value))),
            Err(thrown) => thrown,
        };
        // A delete whose first answer got lost has done its work when the second one finds nothing.
        if call.operation == Operation::Delete
            && number > 1
            && matches!(&thrown.error, Error::Api(api) if api.status == 404 && api.error_code.as_deref() != Some("GROUP_NOT_FOUND"))
        {
            return Ok(JsValue::UNDEFINED);
        }
        let delay = failure(&thrown.error)
            .and_then(|failure| delay_ms(call.operation, number, failure, shared.options.policy, Math::random()));
        let mut error = thrown.into_js();
        if let Some(delay) = delay {
            call.log("retry", number, &[("delayMs", delay)], &error);
            match wait(delay, signal).await {
                Ok(()) => {
                    number += 1;
                    continue;
                }
                Err(aborted) => error = to_error(aborted),
            }
        }
        call.log("error", number, &[], &error);
        return Err(error);
    }
}

async fn once(shared: &Shared, call: &Call, signal: &JsValue, number: u32) -> Result<Option<Value>, Thrown> {
    if is_aborted(signal) {
        return Err(Error::Aborted.into());
    }
    let started = now_ms();
    call.log("request", number, &[], &JsValue::UNDEFINED);
    let attempt = Attempt { shared, call, span: Span::start(shared.options.timeout_ms, signal)? };
    let sent = attempt.send().await;
    let status = match &sent {
        Ok(incoming) => Some(incoming.status),
        Err(thrown) => thrown.error.status(),
    };
    if let Some(status) = status {
        let figures = [("status", status.into()), ("durationMs", now_ms() - started)];
        call.log("response", number, &figures, &JsValue::UNDEFINED);
    }
    Ok(read(call, &sent?)?)
}

/// Waits before a retry; an abort ends it at once.
async fn wait(ms: f64, signal: &JsValue) -> Result<(), Error> {
    Span::start(ms, signal)?.over().await
}

/// What may be worth another attempt.
fn failure(error: &Error) -> Option<Failure> {
    match error {
        Error::Api(api) => Some(Failure::Status { status: api.status, retry_after_ms: api.retry_after_ms }),
        Error::Network(_) | Error::Timeout { .. } => Some(Failure::NoAnswer),
        _ => None,
    }
}
