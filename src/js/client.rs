//! The client: one call from arguments to answer, through as many attempts as it takes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Math, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use super::attempt::{attempt, read};
use super::cancel::{is_aborted, wait};
use super::client_options::{Auth, ClientOptions};
use super::convert::{flat_value, get, to_js};
use super::error::{describe, to_error, with_cause};
use super::events::Call;
use super::fetch::{Failed, Incoming};
use super::gate::Gate;
use super::platform::{JsPlatform, now_ms};
use crate::core::digest::{Credentials, Session};
use crate::core::error::Error;
use crate::core::issue::{Detail, Issue, JsonType};
use crate::core::redact::secrets_of;
use crate::core::request::{self, Operation, Parts};
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
        let options = ClientOptions::read(options).map_err(|error| to_error(&error))?;
        let session = match &options.auth {
            Auth::Digest { public_key, private_key } => {
                let credentials = Credentials::new(public_key.as_str(), private_key.reveal());
                Some(RefCell::new(Session::new(credentials)))
            }
            _ => None,
        };
        let (worked, unchallenged) = (Cell::new(0), Cell::new(false));
        Ok(Client(Rc::new(Shared { options, session, gate: Gate::default(), worked, unchallenged })))
    }

    /// One operation: a promise of a list, a view or undefined.
    #[wasm_bindgen(skip_typescript)]
    pub fn send(&self, operation: &str, group_id: &JsValue, args: &JsValue) -> Promise {
        let call = prepare(&self.0, operation, group_id, args);
        let shared = Rc::clone(&self.0);
        let signal = get(args, "signal");
        future_to_promise(async move {
            match call {
                Ok(call) => run(&shared, &call, &signal).await,
                Err(error) => Err(to_error(&error)),
            }
        })
    }
}

fn prepare(shared: &Shared, operation: &str, group_id: &JsValue, args: &JsValue) -> Result<Call, Error> {
    // The names come from our own JavaScript.
    let operation = Operation::from_name(operation).unwrap_or(Operation::List);
    let base_url = Value::from(shared.options.origin.as_str());
    let part = |name| flat_value(&get(args, name));
    let parts = [flat_value(group_id), part("type"), part("integration"), part("query")];
    let [group_id, type_name, view, query] = parts.each_ref().map(Option::as_ref);
    let parts = Parts { base_url: Some(&base_url), group_id, type_name, view, query };
    let request = request::build(operation, parts, &JsPlatform)?;
    check_signal(&get(args, "signal"))?;
    let text = |value: Option<&Value>| value.and_then(Value::as_text).map(str::to_owned);
    let type_name = text(type_name).or_else(|| text(view.and_then(|view| view.get("type"))));
    let mut secrets = view.map(|view| secrets_of(view, &JsPlatform)).unwrap_or_default();
    match &shared.options.auth {
        Auth::Digest { private_key: secret, .. } | Auth::Bearer(secret) => secrets.push(secret.reveal().to_owned()),
        Auth::None | Auth::BearerFrom(_) => {}
    }
    Ok(Call {
        operation,
        group_id: text(group_id).unwrap_or_default(),
        type_name,
        request,
        secrets: RefCell::new(secrets),
        logger: shared.options.logger.clone(),
    })
}

fn check_signal(signal: &JsValue) -> Result<(), Error> {
    let usable = signal.is_undefined() || get(signal, "addEventListener").is_function();
    let wrong = || Issue::field("signal", Detail::InvalidType { expected: JsonType::Object });
    if usable { Ok(()) } else { Err(Error::Validation(vec![wrong()])) }
}

// What it holds, a key among it, is nobody's business.
impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Client")
    }
}

/// How one attempt ended.
pub struct Ended {
    pub error: Error,
    /// What was thrown, scrubbed, where something was.
    pub cause: JsValue,
}

impl From<Error> for Ended {
    fn from(error: Error) -> Self {
        Ended { error, cause: JsValue::UNDEFINED }
    }
}

impl Ended {
    pub fn from_failed(failed: Failed, secrets: &[&str]) -> Self {
        let thrown = failed.thrown;
        let cause = if thrown.is_undefined() { thrown } else { describe(&thrown, secrets) };
        Ended { error: failed.error, cause }
    }
}

async fn run(shared: &Shared, call: &Call, signal: &JsValue) -> Result<JsValue, JsValue> {
    let mut number = 1;
    loop {
        let started = now_ms();
        let ended = if is_aborted(signal) {
            Err(Error::Aborted.into())
        } else {
            call.log_request(number);
            attempt(shared, call, signal).await
        };
        let ended = match ended.and_then(|incoming| finish(call, number, started, &incoming)) {
            Ok(value) => return Ok(value.as_ref().map_or(JsValue::UNDEFINED, to_js)),
            Err(ended) => ended,
        };
        // A delete whose first answer got lost has done its work when the second one finds nothing.
        if call.operation == Operation::Delete && number > 1 && status_of(&ended.error) == Some(404) {
            return Ok(JsValue::UNDEFINED);
        }
        let again = failure(&ended.error)
            .and_then(|failure| delay_ms(call.operation, number, failure, shared.options.policy, Math::random()));
        let error = with_cause(&ended.error, ended.cause);
        let Some(delay) = again else {
            call.log_error(number, &error);
            return Err(error);
        };
        call.log_retry(number, delay, &error);
        if let Err(aborted) = wait(delay, signal).await {
            let error = to_error(&aborted);
            call.log_error(number, &error);
            return Err(error);
        }
        number += 1;
    }
}

fn finish(call: &Call, number: u32, started: f64, incoming: &Incoming) -> Result<Option<Value>, Ended> {
    call.log_response(number, incoming.status, now_ms() - started);
    Ok(read(call, incoming)?)
}

fn status_of(error: &Error) -> Option<u16> {
    match error {
        Error::Api(error) => Some(error.status),
        _ => None,
    }
}

/// What may be worth another attempt.
fn failure(error: &Error) -> Option<Failure> {
    match error {
        Error::Api(api) => Some(Failure::Status { status: api.status, retry_after_ms: api.retry_after_ms }),
        Error::Network(_) | Error::Timeout { .. } => Some(Failure::NoAnswer),
        _ => None,
    }
}
