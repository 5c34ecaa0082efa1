//! One HTTP exchange: gloo-net builds the request, the global or the given `fetch` sends it, the answer is read by its shape.
//!
//! gloo-net's own `send` panics where the answer is not `instanceof Response` (another realm, a mock) and where the
//! rejection is no `Error` (`abort("why")`).

use gloo_net::http::{Headers, Method, RequestBuilder};
use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, RequestRedirect};

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
    let headers: web_sys::Headers = construct("Headers", &Array::of1(&given))?;
    let own = [("content-type", request.headers.content_type), ("authorization", authorization)];
    for (name, value) in own {
        if let Some(value) = value {
            // Not gloo-net's `set`: it panics where a value is none.
            headers.set(name, value)?;
        }
    }
    let method = match request.method {
        "POST" => Method::POST,
        "PUT" => Method::PUT,
        "DELETE" => Method::DELETE,
        _ => Method::GET,
    };
    let mut builder = RequestBuilder::new(url)
        .method(method)
        .headers(Headers::from_raw(headers))
        .redirect(RequestRedirect::Manual)
        .abort_signal(Some(signal));
    // Only where it matters: workerd throws at the mere mention.
    if let Some(credentials) = options.credentials {
        builder = builder.credentials(credentials);
    }
    let request = match &request.body {
        Some(body) => builder.body(body.reveal()),
        None => builder.build(),
    };
    match request {
        Ok(request) => Ok(web_sys::Request::from(request).into()),
        Err(gloo_net::Error::JsError(error)) => Err(JsError::new(&error.message).into()),
        Err(gloo_net::Error::GlooError(message)) => Err(JsError::new(&message).into()),
    }
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
