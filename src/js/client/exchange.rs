//! One HTTP exchange: calls the global or the given `fetch`, and reads its answer by its properties.
//!
//! `fetch` gets a text and a plain object, since the `fetch` of undici, node-fetch and many mocks does not accept the platform's `Request`.
//! gloo-net would pass one, and it panics if the answer is not `instanceof Response` (from another realm, or a mock).

use std::cell::Cell;

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::answer::Incoming;
use super::call::Call;
use super::span::Span;
use crate::core::error::{Error, ResponseFormat};
use crate::core::value;
use crate::js::convert::{self, get, get_text, to_js};
use crate::js::error::Thrown;
use crate::js::options::ClientOptions;
use crate::js::platform::construct;

#[wasm_bindgen]
extern "C" {
    // An `Option`, see convert.rs.
    #[wasm_bindgen(catch, js_namespace = ["Function", "prototype", "call"], js_name = call)]
    fn call_fetch(fetch: &Function, this: &JsValue, url: &str, init: &JsValue) -> Result<Option<Object>, JsValue>;
}

/// A call's request, within `timeoutMs` and until the caller aborts.
pub struct Exchange<'a> {
    pub options: &'a ClientOptions,
    pub call: &'a Call,
    pub span: Span,
}

impl Exchange<'_> {
    /// Sends the request once and reads the whole answer.
    pub async fn send(&self, url: &str, authorization: Option<String>) -> Result<Incoming, Thrown> {
        // Looked up for each request, so that a mock or a polyfill can replace the global one later.
        let given = &self.options.fetch;
        let fetch = if given.is_undefined() { get(&js_sys::global(), "fetch") } else { given.clone() };
        let fetch = fetch.dyn_into().map_err(|_| Error::Unsendable(NO_FETCH))?;
        let init = self.init(authorization.as_deref());
        let sent = call_fetch(&fetch, &JsValue::UNDEFINED, url, &init);
        let answer = self.span.race(sent.map(|sent| sent.map_or(JsValue::UNDEFINED, JsValue::from))).await?;
        match answer {
            Ok(answer) => self.read(&answer).await,
            // If the platform's `Request` refuses it, too, another attempt would fail again.
            Err(thrown) if !is_built(url, &init) => Err(self.call.caused(Error::Unsendable(NOT_BUILT), &thrown)),
            Err(thrown) => Err(self.call.caused(Error::Network(NO_ANSWER), &thrown)),
        }
    }

    /// The second argument of `fetch`: plain data, and the signal.
    fn init(&self, authorization: Option<&str>) -> JsValue {
        let request = &self.call.prepared.request;
        let takes = takes(&self.span.controller.signal());
        let mut headers = value::Object::default();
        // If two have the same name, the later one counts, as in JSON.
        for (name, text) in &self.options.headers {
            headers.text(name, text);
        }
        // Version 2 answers only if `Accept` names it.
        headers.maybe("accept", request.headers.accept);
        headers.maybe("content-type", request.headers.content_type);
        headers.maybe("authorization", authorization);
        let mut init = value::Object::default();
        init.text("method", request.method);
        init.put("headers", headers.build());
        init.maybe("body", request.body.as_ref().map(|body| body.reveal()));
        init.text("redirect", "manual");
        // Some frameworks cache answers: without this, Next.js 14 would return the same list for ever.
        init.maybe("cache", takes.cache.then_some("no-store"));
        init.maybe("credentials", self.options.credentials);
        let init = to_js(&init.build());
        if takes.signal {
            // It is a plain object, so setting a property can't fail.
            let _ = Reflect::set(&init, &"signal".into(), &self.span.controller.signal());
        }
        init
    }

    /// Reads the answer by its properties, whatever realm, library or mock it comes from. The error names a property that is missing.
    async fn read(&self, answer: &JsValue) -> Result<Incoming, Thrown> {
        let Some(status) = get(answer, "status").as_f64() else {
            return Err(format_error(0.0, NO_STATUS));
        };
        // `Response.error()` means a failed connection.
        if status == 0.0 && get_text(answer, "type").as_deref() == Some("error") {
            return Err(Error::Network(NO_ANSWER).into());
        }
        if status < 400.0 && get(answer, "redirected").is_truthy() {
            return Err(format_error(status, "comes after a redirect that `fetch` followed, which it must not do"));
        }
        let Ok(text) = get(answer, "text").dyn_into::<Function>() else {
            return Err(format_error(status, NO_TEXT));
        };
        let body = self.wait_for(convert::call(&text, answer, &JsValue::UNDEFINED), "the answer was cut off").await?;
        match body.as_string() {
            Some(body) => Ok(Incoming { status: status as u16, headers: get(answer, "headers"), body }),
            None => Err(format_error(status, "has a `text()` that returns no text")),
        }
    }

    /// Waits for a promise of the platform or the user. If it rejects, the error is `failure` with that cause.
    pub async fn wait_for(&self, given: Result<JsValue, JsValue>, failure: &'static str) -> Result<JsValue, Thrown> {
        match self.span.race(given).await? {
            Ok(value) => Ok(value),
            Err(thrown) => Err(self.call.caused(Error::Network(failure), &thrown)),
        }
    }
}

fn format_error(status: f64, why: &'static str) -> Thrown {
    Error::ResponseFormat(ResponseFormat { status: status as u16, content_type: None, why }).into()
}

const NO_FETCH: &str = "the platform has no `fetch`: give the client one as its option `fetch`";
const NOT_BUILT: &str = "the request could not be built";
const NO_ANSWER: &str = "the request failed before an answer came";
const NO_STATUS: &str =
    "of `fetch` has no `status`: it must be like a `Response`, with `status`, `headers` and `text()`";
const NO_TEXT: &str = "has no `text` function: it must be like a `Response`, with `status`, `headers` and `text()`";

/// Which properties of `init` this platform accepts.
#[derive(Clone, Copy)]
struct Takes {
    /// workerd with an old compatibility date throws if there is a `cache`.
    cache: bool,
    /// Test runners replace Node's `AbortController` by jsdom's, and Node's `fetch` refuses the signals of that.
    signal: bool,
}

thread_local! {
    static TAKES: Cell<Option<Takes>> = const { Cell::new(None) };
}

/// Tried once, without sending anything.
fn takes(signal: &JsValue) -> Takes {
    if let Some(known) = TAKES.get() {
        return known;
    }
    let tries = |name: &str, value: &JsValue| {
        let init = Object::new();
        Reflect::set(&init, &name.into(), value).is_ok() && is_built("http://localhost/", &init)
    };
    let cache = has_request() && tries("cache", &"no-store".into());
    let takes = Takes { cache, signal: tries("signal", signal) };
    TAKES.set(Some(takes));
    takes
}

/// Whether the platform's `Request` accepts this; true if there is no `Request`.
fn is_built(url: &str, init: &JsValue) -> bool {
    !has_request() || construct::<JsValue>("Request", &Array::of2(&url.into(), init)).is_ok()
}

fn has_request() -> bool {
    get(&js_sys::global(), "Request").is_function()
}
