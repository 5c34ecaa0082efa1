//! One attempt: the request with its credentials, and the answer to a challenge.

use std::cell::RefCell;

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::auth::{Auth, check_token};
use super::cancel::Span;
use super::client::Shared;
use super::client_options::{Route, sendable};
use super::convert::{self, get, get_text};
use super::digest::cnonce;
use super::error::Thrown;
use super::events::Call;
use super::fetch::{self, header};
use super::gate::Pass;
use super::platform::{JsPlatform, now_ms, parse_url};
use crate::core::auth::digest::{Session, Signed, ToSign};
use crate::core::error::{Error, ResponseFormat};
use crate::core::issue::{Detail, Format, Issue};
use crate::core::response::{self, Response};
use crate::core::text::borrowed;
use crate::core::value::Value;

/// What came back.
pub struct Incoming {
    pub status: u16,
    headers: JsValue,
    body: String,
}

/// A request under way, within `timeoutMs` and until the caller aborts; as many exchanges as authentication needs.
pub struct Attempt<'a> {
    pub shared: &'a Shared,
    pub call: &'a Call,
    pub span: Span,
}

impl Attempt<'_> {
    pub async fn send(&self) -> Result<Incoming, Thrown> {
        let url = self.route()?;
        let authorization = match (&self.shared.options.auth, &self.shared.session) {
            (Auth::Digest { .. }, Some(session)) => return self.send_with_digest(&url, session).await,
            (Auth::Bearer(token), _) => Some(["Bearer ", token.reveal()].concat()),
            (Auth::BearerFrom(give), _) => Some(["Bearer ", &self.ask_token(give).await?].concat()),
            _ => None,
        };
        self.exchange(&url, authorization).await
    }

    /// Where the request goes: to Atlas, or to a proxy in front of it.
    fn route(&self) -> Result<String, Thrown> {
        let request = &self.call.request;
        match &self.shared.options.route {
            Route::Direct => Ok(request.url.clone()),
            Route::Prefix(prefix) => Ok([prefix.as_str(), &request.path].concat()),
            Route::Mapped(map) => {
                let wrong = Issue::field("proxy", Detail::InvalidFormat { format: Format::Url });
                let wrong = Error::Validation(vec![wrong]);
                let mapped =
                    parse_url(&request.url, None).and_then(|url| convert::call(map, &JsValue::UNDEFINED, &url));
                match mapped {
                    Err(thrown) => Err(self.call.caused(wrong, &thrown)),
                    Ok(mapped) => {
                        let text = mapped.as_string().or_else(|| get_text(&mapped, "href")).unwrap_or_default();
                        sendable(parse_url(&text, None)).ok_or(wrong.into())
                    }
                }
            }
        }
    }

    /// What a promise of the platform or the user gives in time; or `failure`, caused by what it threw.
    async fn wait_for(&self, given: Result<JsValue, JsValue>, failure: &'static str) -> Result<JsValue, Thrown> {
        match self.span.race(given).await? {
            Ok(value) => Ok(value),
            Err(thrown) => Err(self.call.caused(Error::Network(failure), &thrown)),
        }
    }

    /// The user's own function gives the token, at once or later; it joins what is scrubbed.
    async fn ask_token(&self, give: &Function) -> Result<String, Thrown> {
        let given = convert::call(give, &JsValue::UNDEFINED, &JsValue::UNDEFINED);
        let token = self.wait_for(given, "the function that gives the token failed").await?;
        let token = token.as_string().unwrap_or_default();
        check_token(&token).map_err(|issue| Error::Validation(vec![issue]))?;
        self.call.secrets.borrow_mut().push(token.clone());
        Ok(token)
    }

    /// Sends the request once and reads the whole answer.
    async fn exchange(&self, url: &str, authorization: Option<String>) -> Result<Incoming, Thrown> {
        let options = &self.shared.options;
        let signal = self.span.controller.signal();
        let request = fetch::build(&self.call.request, url, options, authorization.as_deref(), &signal);
        let request =
            request.map_err(|thrown| self.call.caused(Error::Network("the request could not be built"), &thrown))?;
        let sent = fetch::call(&options.fetch, &request);
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

    /// A first challenge is answered, and so is, once, the refusal of a nonce that may only have grown old: Atlas always
    /// says `stale=false`. What was signed with a nonce of this very call and is refused has wrong credentials.
    async fn send_with_digest(&self, url: &str, session: &RefCell<Session>) -> Result<Incoming, Thrown> {
        let known_before = session.borrow().generation();
        let mut refused = false;
        loop {
            let (signed, pass) = self.sign_or_probe(session).await?;
            let (generation, authorization) = match signed {
                Some(signed) => (Some(signed.generation), Some(signed.header)),
                None => (None, None),
            };
            let answer = self.exchange(url, authorization).await?;
            if answer.status != 401 {
                self.shared.unchallenged.set(generation.is_none() && answer.status < 300);
                if let Some(generation) = generation {
                    self.shared.worked.set(generation);
                }
                if let Some(info) = header(&answer.headers, "authentication-info") {
                    session.borrow_mut().receive_info(&info);
                }
                return Ok(answer);
            }
            self.shared.unchallenged.set(false);
            // By the name that a proxy gave it to keep browsers from prompting, too.
            let challenge = header(&answer.headers, "www-authenticate");
            let challenge = challenge.or_else(|| header(&answer.headers, "x-www-authenticate"));
            let challenge = challenge.as_slice();
            let mut overtaken = false;
            if let Some(generation) = generation {
                overtaken = generation != session.borrow().generation();
                let may_be_old = generation <= known_before || generation == self.shared.worked.get();
                let is_stale = is_stale(session, challenge);
                if refused || !(overtaken || may_be_old || is_stale) {
                    let too_old = "the server calls every nonce too old";
                    return Err(self.refusal(&answer, if is_stale { too_old } else { "the credentials were refused" }));
                }
                refused = true;
            }
            match challenge {
                // Also where another call has brought a newer nonce: under load even that one may be old by now, and this
                // answer's own is not.
                [challenge] => self.receive(session, challenge)?,
                _ if overtaken => {}
                _ => return Err(self.refusal(&answer, UNREADABLE)),
            }
            drop(pass);
        }
    }

    /// A signature where there is a challenge; else nothing, for the one that fetches it while the others wait.
    async fn sign_or_probe(&self, session: &RefCell<Session>) -> Result<(Option<Signed>, Option<Pass<'_>>), Error> {
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
            // It only ever resolves.
            let _ = self.span.race(Ok(self.shared.gate.opened().into())).await?;
        }
    }

    fn sign(&self, session: &RefCell<Session>) -> Result<Option<Signed>, Error> {
        let request = &self.call.request;
        let body = request.body.as_ref().map_or("", |body| body.reveal());
        let to_sign = ToSign { method: request.method, uri: &request.path, body: body.as_bytes() };
        session.borrow_mut().authorize(&to_sign, &cnonce()?).map_err(Error::Digest)
    }

    fn receive(&self, session: &RefCell<Session>, challenge: &str) -> Result<(), Error> {
        let received = session.borrow_mut().receive(&[challenge]);
        received.map_err(|error| Error::Digest(error.without(&borrowed(&self.call.secrets.borrow()))))
    }

    fn refusal(&self, answer: &Incoming, why: &'static str) -> Thrown {
        match read(self.call, answer) {
            Err(Error::Api(error)) => Error::Authentication(error, why).into(),
            Err(other) => other.into(),
            // A 401 is always an error; this arm is for the compiler.
            Ok(_) => Error::Network(why).into(),
        }
    }
}

fn format_error(status: u16, why: &'static str) -> Thrown {
    Error::ResponseFormat(ResponseFormat { status, content_type: None, why }).into()
}

const NO_ANSWER: &str = "the request failed before an answer came";

const UNREADABLE: &str = "no challenge can be read: the server must send `WWW-Authenticate`, and for a browser a proxy must \
                          rename it to `X-WWW-Authenticate` and list that in `Access-Control-Expose-Headers` (CORS)";

fn is_stale(session: &RefCell<Session>, challenge: &[String]) -> bool {
    challenge.iter().any(|challenge| session.borrow().is_stale(&[challenge]))
}

/// What the answer says, its text scrubbed of the call's secrets.
pub fn read(call: &Call, incoming: &Incoming) -> Result<Option<Value>, Error> {
    let parse = |content_type: Option<String>, retry_after: Option<String>| {
        let response = Response {
            status: incoming.status,
            content_type: content_type.as_deref(),
            retry_after: retry_after.as_deref(),
            body: &incoming.body,
            now_ms: now_ms(),
            type_name: call.type_name.as_deref(),
        };
        response::parse(call.operation, response, &borrowed(&call.secrets.borrow()), &JsPlatform)
    };
    // Only a failure tells of its headers, and to ask for them takes longer than to read a short answer.
    let header = |name| header(&incoming.headers, name);
    parse(None, None).or_else(|_| parse(header("content-type"), header("retry-after")))
}
