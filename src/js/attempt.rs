//! One attempt: the request with its credentials, and the answer to a challenge.

use std::cell::RefCell;

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal};

use super::cancel::{Reason, Span};
use super::client::{Ended, Shared};
use super::client_options::{Auth, Route, check_token, sendable};
use super::convert::get;
use super::digest::cnonce;
use super::error::describe;
use super::events::Call;
use super::fetch::{Incoming, Outgoing, exchange};
use super::gate::Pass;
use super::platform::{JsPlatform, now_ms};
use crate::core::digest::{Session, Signed, ToSign};
use crate::core::error::Error;
use crate::core::issue::{Detail, Format, Issue};
use crate::core::response::{self, Response};
use crate::core::value::Value;

/// Sends the request, with as many legs as authentication needs, within `timeoutMs` and until the caller aborts.
pub async fn attempt(shared: &Shared, call: &Call, signal: &JsValue) -> Result<Incoming, Ended> {
    let controller = AbortController::new().map_err(|_| Error::Network("the platform has no `AbortController`"))?;
    let timeout_ms = shared.options.timeout_ms;
    let span = Span::start(timeout_ms, signal, Some(&controller));
    let legs = legs(shared, call, controller.signal());
    match span.guard(legs).await {
        Ok(ended) => ended,
        Err(Reason::TimedOut) => Err(Error::Timeout { timeout_ms }.into()),
        Err(Reason::Aborted) => Err(Error::Aborted.into()),
    }
}

async fn legs(shared: &Shared, call: &Call, signal: AbortSignal) -> Result<Incoming, Ended> {
    let url = route(shared, call)?;
    let leg = Leg { shared, call, url, signal };
    match (&shared.options.auth, &shared.session) {
        (Auth::Digest { .. }, Some(session)) => leg.send_with_digest(session).await,
        (Auth::Bearer(token), _) => leg.send(Some(&["Bearer ", token.reveal()].concat())).await,
        (Auth::BearerFrom(give), _) => {
            let token = ask_token(give, call).await?;
            leg.send(Some(&["Bearer ", &token].concat())).await
        }
        _ => leg.send(None).await,
    }
}

/// Where the request goes: to Atlas, or to a proxy in front of it.
fn route(shared: &Shared, call: &Call) -> Result<String, Ended> {
    match &shared.options.route {
        Route::Direct => Ok(call.request.url.clone()),
        Route::Prefix(prefix) => Ok([prefix.as_str(), &call.request.path].concat()),
        Route::Mapped(map) => {
            let wrong = || Issue::field("proxy", Detail::InvalidFormat { format: Format::Url });
            let mapped = web_sys::Url::new(&call.request.url)
                .and_then(|url| map.call1(&JsValue::UNDEFINED, &url))
                .map_err(|thrown| Ended {
                    error: Error::Validation(vec![wrong()]),
                    cause: call.with_secrets(|secrets| describe(&thrown, secrets)),
                })?;
            let text = mapped.as_string().or_else(|| get(&mapped, "href").as_string()).unwrap_or_default();
            sendable(web_sys::Url::new(&text)).ok_or_else(|| Error::Validation(vec![wrong()]).into())
        }
    }
}

/// The user's own function gives the token, at once or later; it joins what is scrubbed.
async fn ask_token(give: &Function, call: &Call) -> Result<String, Ended> {
    let given = match give.call0(&JsValue::UNDEFINED) {
        Ok(promise) => JsFuture::from(Promise::resolve(&promise)).await,
        Err(thrown) => Err(thrown),
    };
    let token = given.map_err(|thrown| Ended {
        error: Error::Network("the function that gives the token failed"),
        cause: call.with_secrets(|secrets| describe(&thrown, secrets)),
    })?;
    let token = token.as_string().unwrap_or_default();
    check_token(&token).map_err(|issue| Error::Validation(vec![issue]))?;
    call.secrets.borrow_mut().push(token.clone());
    Ok(token)
}

/// What all legs of an attempt have in common.
struct Leg<'a> {
    shared: &'a Shared,
    call: &'a Call,
    url: String,
    signal: AbortSignal,
}

impl Leg<'_> {
    async fn send(&self, authorization: Option<&str>) -> Result<Incoming, Ended> {
        let options = &self.shared.options;
        let request = &self.call.request;
        let outgoing = Outgoing {
            method: request.method,
            url: &self.url,
            headers: options.headers.as_ref(),
            content_type: request.headers.content_type,
            authorization,
            body: request.body.as_ref().map(|body| body.reveal()),
            credentials: options.credentials,
            signal: &self.signal,
        };
        let answer = exchange(&options.fetch, &outgoing).await;
        answer.map_err(|failed| self.call.with_secrets(|secrets| Ended::from_failed(failed, secrets)))
    }

    /// A first challenge is answered, and so is, once, the refusal of a nonce that may only have grown old: Atlas always
    /// says `stale=false`. What was signed with a nonce of this very call and is refused has wrong credentials.
    async fn send_with_digest(&self, session: &RefCell<Session>) -> Result<Incoming, Ended> {
        let known_before = session.borrow().generation();
        let mut refused = false;
        loop {
            let (signed, pass) = self.sign_or_probe(session).await?;
            let answer = self.send(signed.as_ref().map(|signed| signed.header.as_str())).await?;
            if answer.status != 401 {
                self.shared.unchallenged.set(signed.is_none() && answer.status < 300);
                if let Some(signed) = signed {
                    self.shared.worked.set(signed.generation);
                }
                if let Some(info) = &answer.authentication_info {
                    session.borrow_mut().receive_info(info);
                }
                return Ok(answer);
            }
            self.shared.unchallenged.set(false);
            let current = session.borrow().generation();
            let overtaken = signed.as_ref().is_some_and(|signed| signed.generation != current);
            if let Some(signed) = signed {
                let may_be_old = signed.generation <= known_before || signed.generation == self.shared.worked.get();
                let old = overtaken || may_be_old || is_stale(session, &answer);
                if refused || !old {
                    return Err(self.authentication(&answer, "the credentials were refused"));
                }
                refused = true;
            }
            // Also where another call has brought a newer nonce: under load even that one may be old by now, and this answer's
            // own is not.
            if !overtaken || answer.challenge.is_some() {
                self.receive(session, &answer)?;
            }
            drop(pass);
        }
    }

    /// A signature where there is a challenge; else nothing, for the one that fetches it while the others wait.
    async fn sign_or_probe(&self, session: &RefCell<Session>) -> Result<(Option<Signed>, Option<Pass>), Ended> {
        loop {
            if let Some(signed) = self.sign(session)? {
                return Ok((Some(signed), None));
            }
            if self.shared.unchallenged.get() {
                return Ok((None, None));
            }
            if let Some(pass) = self.shared.gate.try_pass() {
                return Ok((None, Some(pass)));
            }
            self.shared.gate.opened().await;
        }
    }

    fn sign(&self, session: &RefCell<Session>) -> Result<Option<Signed>, Error> {
        let request = &self.call.request;
        let body = request.body.as_ref().map_or("", |body| body.reveal());
        let to_sign = ToSign { method: request.method, uri: &request.path, body: body.as_bytes() };
        session.borrow_mut().authorize(&to_sign, &cnonce()?).map_err(Error::Digest)
    }

    fn receive(&self, session: &RefCell<Session>, answer: &Incoming) -> Result<(), Ended> {
        let Some(challenge) = &answer.challenge else {
            let why = "no challenge can be read: the server must send `WWW-Authenticate`, and for a browser a proxy must \
                       rename it to `X-WWW-Authenticate` and list that in `Access-Control-Expose-Headers` (CORS)";
            return Err(self.authentication(answer, why));
        };
        let received = session.borrow_mut().receive(&[challenge]);
        received.map_err(|error| Error::Digest(self.call.with_secrets(|secrets| error.without(secrets))).into())
    }

    fn authentication(&self, answer: &Incoming, why: &'static str) -> Ended {
        match read(self.call, answer) {
            Err(Error::Api(error)) => Error::Authentication(error, why).into(),
            Err(other) => other.into(),
            // A 401 is always an error; this arm is for the compiler.
            Ok(_) => Error::Network(why).into(),
        }
    }
}

fn is_stale(session: &RefCell<Session>, answer: &Incoming) -> bool {
    answer.challenge.as_ref().is_some_and(|challenge| session.borrow().is_stale(&[challenge]))
}

/// What the answer says, its text scrubbed of the call's secrets.
pub fn read(call: &Call, incoming: &Incoming) -> Result<Option<Value>, Error> {
    let response = Response {
        status: incoming.status,
        content_type: incoming.content_type.as_deref(),
        retry_after: incoming.retry_after.as_deref(),
        body: &incoming.body,
        now_ms: now_ms(),
    };
    call.with_secrets(|secrets| response::parse(call.operation, response, secrets, &JsPlatform))
}
