//! One attempt: where its request goes, and who says that it may.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::answer::Incoming;
use super::call::Call;
use super::exchange::Exchange;
use super::shared::Shared;
use super::span::Span;
use crate::core::error::Error;
use crate::core::issue::{Detail, Format, Issue};
use crate::js::convert::{self, get_text};
use crate::js::error::Thrown;
use crate::js::options::ClientOptions;
use crate::js::options::auth::{Auth, check_token};
use crate::js::options::route::{Route, sendable};
use crate::js::platform::parse_url;

/// Sends a call's request within its span of time, in as many exchanges as authentication needs.
pub async fn attempt(shared: &Shared, call: &Call, span: Span) -> Result<Incoming, Thrown> {
    let options = &shared.options;
    let url = url(options, call)?;
    let exchange = Exchange { options, call, span };
    if let Some(digest) = &shared.digest {
        return digest.send(&exchange, &url).await;
    }
    let authorization = match &options.auth {
        Auth::Bearer(token) => Some(["Bearer ", token.reveal()].concat()),
        Auth::BearerFrom(give) => Some(["Bearer ", &ask_token(&exchange, give).await?].concat()),
        Auth::None | Auth::Digest { .. } => None,
    };
    exchange.send(&url, authorization).await
}

/// Where the request goes: to Atlas, or to a proxy in front of it.
fn url(options: &ClientOptions, call: &Call) -> Result<String, Thrown> {
    let request = &call.request;
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

/// The user's own function gives the token, at once or later; it joins what is scrubbed.
async fn ask_token(exchange: &Exchange<'_>, give: &Function) -> Result<String, Thrown> {
    let given = convert::call(give, &JsValue::UNDEFINED, &JsValue::UNDEFINED);
    let token = exchange.wait_for(given, "the function that gives the token failed").await?;
    let token = token.as_string().unwrap_or_default();
    check_token(&token)?;
    exchange.call.secrets.borrow_mut().push(token.clone());
    Ok(token)
}
