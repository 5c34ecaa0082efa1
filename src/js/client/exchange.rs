//! One HTTP exchange: the request is built, the global or the given `fetch` sends it, the answer is read by its shape.
//!
//! All of it here and not by gloo-net, which panics where `new Request(…)` or `fetch` gives up with what is not `instanceof Error`
//! (another realm's, as in Jest, or `abort("why")`) and where the answer is not `instanceof Response` (another realm's, a mock).

use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, Headers, RequestInit, RequestRedirect};

use super::answer::Incoming;
use super::call::Call;
use super::span::Span;
use crate::core::error::{Error, ResponseFormat};
use crate::core::request::AtlasRequest;
use crate::js::convert::{self, get, get_text};
use crate::js::error::Thrown;
use crate::js::options::ClientOptions;
use crate::js::platform::construct;

/// A call's request on its way, within `timeoutMs` and until the caller aborts.
pub struct Exchange<'a> {
    pub options: &'a ClientOptions,
    pub call: &'a Call,
    pub span: Span,
}

impl Exchange<'_> {
    /// Sends the request once and reads the whole answer.
    pub async fn send(&self, url: &str, authorization: Option<String>) -> Result<Incoming, Thrown> {
        let options = self.options;
        let signal = self.span.controller.signal();
        let request = build(&self.call.request, url, options, authorization.as_deref(), &signal);
        let request =
            request.map_err(|thrown| self.call.caused(Error::Network("the request could not be built"), &thrown))?;
        let sent = call(&options.fetch, &request);
        let response = self.wait_for(sent, NO_ANSWER).await?;
        if let (Some(status), Ok(text)) =
            (get(&response, "status").as_f64(), get(&response, "text").dyn_into::<Function>())
        {
            // What `Response.error()` gives is the platform's word for a rejection, where there is no promise to reject.
            if status == 0.0 && get_text(&response, "type").as_deref() == Some("error") {
                return Err(Error::Network(NO_ANSWER).into());
            }
            if status < 400.0 && get(&response, "redirected").is_truthy() {
                return Err(format_error(
                    status as u16,
                    "comes after a redirect that `fetch` followed, and none is to be followed",
                ));
            }
            let body =
                self.wait_for(convert::call(&text, &response, &JsValue::UNDEFINED), "the answer was cut off").await?;
            if let Some(body) = body.as_string() {
                return Ok(Incoming { status: status as u16, headers: get(&response, "headers"), body });
            }
        }
        Err(format_error(0, "which `fetch` gave, is not that of a `Response`"))
    }

    /// What a promise of the platform or the user gives in time; or `failure`, caused by what it threw.
    pub async fn wait_for(&self, given: Result<JsValue, JsValue>, failure: &'static str) -> Result<JsValue, Thrown> {
        match self.span.race(given).await? {
            Ok(value) => Ok(value),
            Err(thrown) => Err(self.call.caused(Error::Network(failure), &thrown)),
        }
    }
}

fn format_error(status: u16, why: &'static str) -> Thrown {
    Error::ResponseFormat(ResponseFormat { status, content_type: None, why }).into()
}

const NO_ANSWER: &str = "the request failed before an answer came";

/// Builds what is sent: the request with the client's own headers, and who asks.
fn build(
    request: &AtlasRequest,
    url: &str,
    options: &ClientOptions,
    authorization: Option<&str>,
    signal: &AbortSignal,
) -> Result<JsValue, JsValue> {
    let given = JsValue::from(options.headers.clone());
    let headers: Headers = construct("Headers", &Array::of1(&given))?;
    let own = [("content-type", request.headers.content_type), ("authorization", authorization)];
    for (name, value) in own {
        if let Some(value) = value {
            headers.set(name, value)?;
        }
    }
    let init = RequestInit::new();
    init.set_method(request.method);
    init.set_headers(&headers);
    init.set_redirect(RequestRedirect::Manual);
    init.set_signal(Some(signal));
    // Only where it matters: workerd throws at the mere mention.
    if let Some(credentials) = options.credentials {
        init.set_credentials(credentials);
    }
    if let Some(body) = &request.body {
        init.set_body(&body.reveal().into());
    }
    construct("Request", &Array::of2(&url.into(), &init))
}

/// Calls `fetch`: the given one, or the global one.
fn call(fetch: &JsValue, request: &JsValue) -> Result<JsValue, JsValue> {
    // Looked up at each call: what replaces the global one later (a mock, a polyfill) counts too.
    let fetch = if fetch.is_undefined() { get(&js_sys::global(), "fetch") } else { fetch.clone() };
    convert::call(&fetch.dyn_into()?, &JsValue::UNDEFINED, request)
}
