//! A request as plain data, which anyone can send.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::core::operation::Operation;
use crate::core::secret::Secret;
use crate::core::table::Integration;
use crate::core::text::replace;

/// A request to Atlas, as plain data: `fetch(request.url, request)` sends it, after authentication is added.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct AtlasRequest {
    /// The operation that it is for.
    pub operation: Operation,
    /// The HTTP method.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "\"GET\" | \"POST\" | \"PUT\" | \"DELETE\""))]
    pub method: &'static str,
    /// The absolute URL.
    pub url: String,
    /// Path and query: what HTTP digest signs as `uri`.
    pub path: String,
    /// `Accept` if the version of the API needs one, `Content-Type` if there is a body. No credentials.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Record<string, string>"))]
    pub headers: RequestHeaders,
    /// JSON text: exactly the view that was given.
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "string"))]
    pub body: Option<Secret>,
}

/// The headers of a request: only those that the version of the API needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestHeaders {
    /// The answer's media type, if the version has one.
    pub accept: Option<&'static str>,
    /// The body's media type, if there is a body.
    pub content_type: Option<&'static str>,
}

impl AtlasRequest {
    /// For a create or an update of this service: the `list` request with the same answer, page included.
    pub fn listing(&self, service: &Integration) -> Self {
        let last = ["/", service.type_name].concat();
        AtlasRequest {
            operation: Operation::List,
            method: Operation::List.method(),
            url: replace(&self.url, &last, ""),
            path: replace(&self.path, &last, ""),
            headers: RequestHeaders { content_type: None, ..self.headers.clone() },
            body: None,
        }
    }
}

// Written by hand, as maps: for the fields of a struct serde-wasm-bindgen keeps a table of names that takes 4 KB.
impl Serialize for AtlasRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("operation", self.operation.name())?;
        map.serialize_entry("method", self.method)?;
        map.serialize_entry("url", self.url.as_str())?;
        map.serialize_entry("path", self.path.as_str())?;
        map.serialize_entry("headers", &self.headers)?;
        if let Some(body) = &self.body {
            map.serialize_entry("body", body.reveal())?;
        }
        map.end()
    }
}

impl Serialize for RequestHeaders {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(accept) = self.accept {
            map.serialize_entry("Accept", accept)?;
        }
        if let Some(content_type) = self.content_type {
            map.serialize_entry("Content-Type", content_type)?;
        }
        map.end()
    }
}
