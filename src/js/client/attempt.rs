//! One attempt, with the client's kind of authentication.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::address::url;
use super::answer::Incoming;
use super::call::{Call, Lack};
use super::exchange::Exchange;
use super::shared::Shared;
use super::span::Span;
use crate::js::convert;
use crate::js::error::Thrown;
use crate::js::options::auth::{Auth, check_token};

/// Sends a call's request within its time, in as many exchanges as authentication needs.
pub async fn attempt(shared: &Shared, call: &Call, span: Span) -> Result<Incoming, Thrown> {
    let options = &shared.options;
    let url = url(options, call)?;
    let exchange = Exchange { options, call, span };
    if let Some(digest) = &shared.digest {
        return digest.send(&exchange, &url).await;
    }
    if let Some(tokens) = &shared.tokens {
        return tokens.send(&exchange, &url).await;
    }
    let authorization = match &options.auth {
        Auth::Bearer(token) => Some(["Bearer ", token.reveal()].concat()),
        Auth::BearerFrom(give) => Some(["Bearer ", &ask_token(&exchange, give).await?].concat()),
        Auth::None | Auth::Digest { .. } | Auth::ServiceAccount { .. } => None,
    };
    exchange.send(&url, authorization).await
}

/// Calls the user's function for the token, which may return a promise. The token is added to the texts to scrub.
async fn ask_token(exchange: &Exchange<'_>, give: &Function) -> Result<String, Thrown> {
    let given = convert::call(give, &JsValue::UNDEFINED, &JsValue::UNDEFINED);
    // While the token is missing, the request was not sent.
    exchange.call.need.lack.set(Lack::Waits);
    let token = exchange.wait_for(given, "the function that gives the token failed").await?;
    exchange.call.need.lack.set(Lack::Nothing);
    let token = token.as_string().unwrap_or_default();
    check_token(&token)?;
    exchange.call.conceal(&token);
    Ok(token)
}
