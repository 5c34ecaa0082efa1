//! One HTTP exchange: the request is built, the global or the given `fetch` sends it, the answer is read by its shape.
//!
//! All of it here and not by gloo-net, which panics where `new Request(…)` or `fetch` gives up with what is not `instanceof Error`
//! (another realm's, as in Jest, or `abort("why")`) and where the answer is not `instanceof Response` (another realm's, a mock).

use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, Headers, RequestInit, RequestRedirect};

use super::client_options::ClientOptions;
use super::convert::{self, deep, get};
use super::platform::construct;
use crate::core::request::AtlasRequest;
use crate::core::text::join;
use crate::core::value::Value;

/// Builds what is sent: the request with the client's own headers, and who asks.
pub fn build(
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
pub fn call(fetch: &JsValue, request: &JsValue) -> Result<JsValue, JsValue> {
    // Looked up at each call: what replaces the global one later (a mock, a polyfill) counts too.
    let fetch = if fetch.is_undefined() { get(&js_sys::global(), "fetch") } else { fetch.clone() };
    convert::call(&fetch.dyn_into()?, &JsValue::UNDEFINED, request)
}

/// One header's value, of a `Headers` or of a record with names in any case and values of text or list.
pub fn header(headers: &JsValue, name: &str) -> Option<String> {
    if let Ok(get) = get(headers, "get").dyn_into::<Function>() {
        return convert::call(&get, headers, &name.into()).ok()?.as_string();
    }
    let Value::Object(entries) = deep(headers)? else {
        return None;
    };
    for (key, value) in entries {
        if key.eq_ignore_ascii_case(name) {
            let mut texts = Vec::new();
            for item in value.items() {
                if let Some(text) = item.as_text() {
                    texts.push(text);
                }
            }
            return if let Value::Text(text) = value { Some(text) } else { Some(join(&texts, ", ")) };
        }
    }
    None
}
