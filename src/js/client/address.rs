//! The URL that a request is sent to.

use wasm_bindgen::prelude::*;

use super::call::Call;
use crate::core::error::Error;
use crate::core::issue::{Detail, Format, Issue};
use crate::js::convert::{self, get_text};
use crate::js::error::Thrown;
use crate::js::options::ClientOptions;
use crate::js::options::route::{Route, sendable};
use crate::js::platform::parse_url;

/// The URL at Atlas, or at a proxy in front of it.
pub fn url(options: &ClientOptions, call: &Call) -> Result<String, Thrown> {
    let request = &call.prepared.request;
    match &options.route {
        Route::Direct => Ok(request.url.clone()),
        Route::Prefix(prefix) => Ok([prefix.as_str(), &request.path].concat()),
        Route::Mapped(map) => {
            let wrong = Issue::field("proxy", Detail::InvalidFormat { format: Format::Url });
            let wrong = Error::Validation(vec![wrong]);
            let mapped = parse_url(&request.url, None).and_then(|url| convert::call(map, &JsValue::UNDEFINED, &url));
            match mapped {
                Err(thrown) => Err(call.caused(wrong, &thrown)),
                Ok(mapped) => {
                    let text = mapped.as_string().or_else(|| get_text(&mapped, "href")).unwrap_or_default();
                    sendable(parse_url(&text, None)).ok_or(wrong.into())
                }
            }
        }
    }
}
