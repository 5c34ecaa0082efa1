//! One HTTP exchange: gloo-net builds the request, the global or the given `fetch` sends it, the answer is read by its shape.
//!
//! gloo-net's own `send` panics where the answer is not `instanceof Response` (another realm, a mock) and where the
//! rejection is no `Error` (`abort("why")`).

use gloo_net::http::{Headers, Method, RequestBuilder};
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestCredentials, RequestRedirect};

use super::convert::get;
use super::exports::header;
use crate::core::error::{Error, ResponseFormat};

/// What is sent.
pub struct Outgoing<'a> {
    pub method: &'static str,
    pub url: &'a str,
    /// The client's own headers, of the user.
    pub headers: Option<&'a web_sys::Headers>,
    pub content_type: Option<&'static str>,
    pub authorization: Option<&'a str>,
    pub body: Option<&'a str>,
    pub credentials: Option<RequestCredentials>,
    pub signal: &'a AbortSignal,
}

/// What came back.
#[derive(Debug)]
pub struct Incoming {
    pub status: u16,
    pub content_type: Option<String>,
    pub retry_after: Option<String>,
    /// `WWW-Authenticate`, or the name that a proxy gave it to keep browsers from prompting.
    pub challenge: Option<String>,
    pub authentication_info: Option<String>,
    pub body: String,
}

/// A failed exchange: the error, and what was thrown.
#[derive(Debug)]
pub struct Failed {
    pub error: Error,
    pub thrown: JsValue,
}

impl Failed {
    fn network(what: &'static str) -> impl FnOnce(JsValue) -> Failed {
        move |thrown| Failed { error: Error::Network(what), thrown }
    }

    fn no_response() -> Failed {
        let why = "which `fetch` gave, is not that of a `Response`";
        let error = Error::ResponseFormat(ResponseFormat { status: 0, content_type: None, why });
        Failed { error, thrown: JsValue::UNDEFINED }
    }
}

/// Sends a request and reads the whole answer.
pub async fn exchange(fetch: &JsValue, outgoing: &Outgoing<'_>) -> Result<Incoming, Failed> {
    let request = build(outgoing).map_err(Failed::network("the request could not be built"))?;
    let response = call(fetch, &request).await.map_err(Failed::network("the request failed before an answer came"))?;
    let status = get(&response, "status").as_f64();
    let (Some(status), Ok(text)) = (status, get(&response, "text").dyn_into::<Function>()) else {
        return Err(Failed::no_response());
    };
    let reading = text.call0(&response).map(|promise| JsFuture::from(Promise::resolve(&promise)));
    let body = match reading {
        Ok(reading) => reading.await,
        Err(thrown) => Err(thrown),
    };
    let body = body.map_err(Failed::network("the answer was cut off"))?.as_string().ok_or_else(Failed::no_response)?;
    let headers = get(&response, "headers");
    let header = |name| header(&headers, name);
    Ok(Incoming {
        status: status as u16,
        content_type: header("content-type"),
        retry_after: header("retry-after"),
        challenge: header("www-authenticate").or_else(|| header("x-www-authenticate")),
        authentication_info: header("authentication-info"),
        body,
    })
}

async fn call(fetch: &JsValue, request: &JsValue) -> Result<JsValue, JsValue> {
    // Looked up at each call: what replaces the global one later (a mock, a polyfill) counts too.
    let fetch = if fetch.is_undefined() { get(&js_sys::global(), "fetch") } else { fetch.clone() };
    let fetch = fetch.dyn_into::<Function>()?;
    let promise = fetch.call1(&JsValue::UNDEFINED, request)?;
    JsFuture::from(Promise::resolve(&promise)).await
}

fn build(outgoing: &Outgoing<'_>) -> Result<JsValue, JsValue> {
    let headers = match outgoing.headers {
        Some(given) => web_sys::Headers::new_with_headers(given)?,
        None => web_sys::Headers::new()?,
    };
    let own = [("content-type", outgoing.content_type), ("authorization", outgoing.authorization)];
    for (name, value) in own {
        if let Some(value) = value {
            // Not gloo-net's `set`: it panics where a value is none.
            headers.set(name, value)?;
        }
    }
    let method = match outgoing.method {
        "POST" => Method::POST,
        "PUT" => Method::PUT,
        "DELETE" => Method::DELETE,
        _ => Method::GET,
    };
    let mut builder = RequestBuilder::new(outgoing.url)
        .method(method)
        .headers(Headers::from_raw(headers))
        .redirect(RequestRedirect::Manual)
        .abort_signal(Some(outgoing.signal));
    // Only where it matters: workerd throws at the mere mention.
    if let Some(credentials) = outgoing.credentials {
        builder = builder.credentials(credentials);
    }
    let request = match outgoing.body {
        Some(body) => builder.body(body),
        None => builder.build(),
    };
    let request = request.map_err(|error| JsError::new(&error.to_string()))?;
    Ok(web_sys::Request::from(request).into())
}
