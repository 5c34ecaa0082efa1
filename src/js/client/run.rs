//! One call, through as many attempts as it takes.

use js_sys::Math;
use wasm_bindgen::prelude::*;

use super::answer::read;
use super::attempt::attempt;
use super::call::Call;
use super::shared::Shared;
use super::span::{Span, is_aborted};
use crate::core::error::Error;
use crate::core::operation::Operation;
use crate::core::retry::{Failure, delay_ms};
use crate::core::value::Value;
use crate::js::convert::to_js;
use crate::js::error::{Thrown, to_error};
use crate::js::platform::now_ms;

/// The promise of the call, and the events of its logger.
pub async fn run(shared: &Shared, call: &Call, signal: &JsValue) -> Result<JsValue, JsValue> {
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
    let span = Span::start(shared.options.timeout_ms, signal)?;
    let sent = attempt(shared, call, span).await;
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
