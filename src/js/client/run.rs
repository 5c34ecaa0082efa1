//! One call, with as many attempts as needed. `core/retry.rs` decides after each attempt.

use js_sys::Math;
use wasm_bindgen::prelude::*;

use super::answer::{Incoming, read, resolve};
use super::attempt::attempt;
use super::call::{Call, Lack};
use super::shared::Shared;
use super::span::{self, Span};
use crate::core::error::Error;
use crate::core::platform::Platform;
use crate::core::response::notices;
use crate::core::retry::{Attempts, Next, shows};
use crate::core::value::Value;
use crate::js::convert::to_js;
use crate::js::error::Thrown;
use crate::js::headers::header;
use crate::js::host::now_ms;
use crate::js::platform::JsPlatform;

/// Runs the call, and logs its events.
pub async fn run(shared: &Shared, call: &Call) -> Result<JsValue, JsValue> {
    let mut attempts = Attempts::new(call.prepared.request.operation, shared.options.policy);
    loop {
        let number = attempts.number();
        let answered = once(shared, call, number).await;
        let resolved = answered.and_then(|answer| Ok(resolve(&shared.options.transport, call, &answer)?));
        let mut thrown = match resolved {
            Ok(value) => return Ok(value),
            Err(thrown) => thrown,
        };
        let next = match call.need.lack.get() {
            Lack::Nothing => attempts.after(&mut thrown.error, Math::random()),
            Lack::Waits => attempts.after_nothing_was_sent(&thrown.error, Math::random()),
            Lack::Final => Next::Fail,
        };
        let error = match next {
            Next::Done => return Ok(JsValue::UNDEFINED),
            Next::Look => match look(shared, call).await {
                Ok(Some(list)) => return Ok(to_js(&list)),
                Ok(None) => call.raise(thrown),
                Err(aborted) => call.raise(aborted),
            },
            Next::Again(delay) => {
                call.log("retry", number, vec![("delayMs", Value::Number(delay))], &call.raise(thrown));
                match wait(shared, delay, call).await {
                    Ok(()) => continue,
                    Err(aborted) => call.raise(aborted.into()),
                }
            }
            Next::Fail => call.raise(thrown),
        };
        call.log("error", number, vec![], &error);
        return Err(error);
    }
}

/// Requests the list after a repeated create or update. Returns it if it shows what the call sent; an error if the caller has aborted meanwhile.
async fn look(shared: &Shared, call: &Call) -> Result<Option<Value>, Thrown> {
    let (Some(service), Some(body)) = (call.prepared.service, &call.prepared.request.body) else {
        return Ok(None);
    };
    let listing = call.listing(service);
    let listed = once(shared, &listing, 1).await;
    match listed.and_then(|answer| Ok(read(&listing, &answer)?)) {
        Ok(list) => {
            let sent = JsPlatform.parse_json(body.reveal()).unwrap_or(Value::Null);
            Ok(list.filter(|list| shows(list, service, &sent, &JsPlatform)))
        }
        Err(thrown) if span::check(call.signal()).is_err() => Err(thrown),
        // The call still fails with its own error; the error of the list is only logged.
        Err(thrown) => {
            listing.log("error", 1, vec![], &listing.raise(thrown));
            Ok(None)
        }
    }
}

/// One attempt: logs its request and its response.
async fn once(shared: &Shared, call: &Call, number: u32) -> Result<Incoming, Thrown> {
    span::check(call.signal())?;
    // Only the logger is told how long it took.
    let started = if call.is_logged() { now_ms() } else { 0.0 };
    call.log("request", number, vec![], &JsValue::UNDEFINED);
    let span = Span::start(&shared.options.transport, shared.options.timeout_ms, call.signal())?;
    let sent = attempt(shared, call, span).await;
    let status = match &sent {
        Ok(incoming) => Some(incoming.status),
        Err(thrown) => thrown.error.status(),
    };
    if let Some(status) = status.filter(|_| call.is_logged()) {
        let mut figures =
            vec![("status", Value::Number(status.into())), ("durationMs", Value::Number(now_ms() - started))];
        if let Ok(incoming) = &sent {
            figures.extend(notices(&|name| header(&incoming.headers, name), &JsPlatform));
        }
        call.log("response", number, figures, &JsValue::UNDEFINED);
    }
    sent
}

/// Waits before a retry; an abort ends the wait at once.
async fn wait(shared: &Shared, ms: f64, call: &Call) -> Result<(), Error> {
    Span::start(&shared.options.transport, ms, call.signal())?.over().await
}
