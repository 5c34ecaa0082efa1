//! Digest for many concurrent calls. One challenge serves them all: the first call fetches it while the others wait.
//!
//! | state | means | changes |
//! | --- | --- | --- |
//! | the session's generation | the number of its nonce, 0 for none | with each challenge |
//! | `worked` | the last generation with which a request was let in | with each such answer |
//! | `unchallenged` | the server answers without credentials, so nobody waits | with each answer |
//! | `known_before` | the generation when this call began: older nonces may just have expired | never |
//! | `overtaken` | another call has brought a newer nonce since this request was signed | with each refusal |

use std::cell::{Cell, RefCell};

use super::answer::{Incoming, refusal};
use super::call::Call;
use super::exchange::Exchange;
use super::gate::{Gate, Pass};
use crate::core::auth::digest::{Credentials, Session, Signed, ToSign};
use crate::core::error::Error;
use crate::core::text::borrowed;
use crate::js::error::Thrown;
use crate::js::headers::header;
use crate::js::random::cnonce;

/// What a client knows about its server's challenges.
pub struct DigestState {
    /// The nonce and its counter.
    session: RefCell<Session>,
    gate: Gate,
    /// The last generation with which a request was let in. If it is refused later, it has only expired.
    worked: Cell<u64>,
    /// Whether a request without credentials was answered; then nobody waits at the gate.
    unchallenged: Cell<bool>,
}

impl DigestState {
    pub fn new(credentials: Credentials) -> Self {
        let (worked, unchallenged) = (Cell::new(0), Cell::new(false));
        DigestState { session: RefCell::new(Session::new(credentials)), gate: Gate::default(), worked, unchallenged }
    }

    /// Answers the first challenge, and once more the refusal of a nonce that may have expired; Atlas always sends `stale=false`, so that does
    /// not tell. If a nonce was fetched by this very call and is refused, the credentials are wrong.
    pub async fn send(&self, exchange: &Exchange<'_>, url: &str) -> Result<Incoming, Thrown> {
        let session = &self.session;
        let known_before = session.borrow().generation();
        let mut refused = false;
        loop {
            let (signed, pass) = self.sign_or_probe(exchange).await?;
            let (generation, authorization) = match signed {
                Some(signed) => (Some(signed.generation), Some(signed.header)),
                None => (None, None),
            };
            let answer = exchange.send(url, authorization).await?;
            if answer.status != 401 {
                self.unchallenged.set(generation.is_none() && answer.status < 300);
                if let Some(generation) = generation {
                    self.worked.set(generation);
                }
                if let Some(info) = header(&answer.headers, "authentication-info") {
                    session.borrow_mut().receive_info(&info);
                }
                return Ok(answer);
            }
            self.unchallenged.set(false);
            // Or with the name that a proxy gives it, so that browsers do not open their password box.
            let challenge = header(&answer.headers, "www-authenticate");
            let challenge = challenge.or_else(|| header(&answer.headers, "x-www-authenticate"));
            let challenge = challenge.as_slice();
            let mut overtaken = false;
            if let Some(generation) = generation {
                overtaken = generation != session.borrow().generation();
                let may_be_old = generation <= known_before || generation == self.worked.get();
                let is_stale = self.is_stale(challenge);
                if refused || !(overtaken || may_be_old || is_stale) {
                    let too_old = "the server refuses every nonce as too old";
                    return Err(refusal(
                        exchange.call,
                        &answer,
                        if is_stale { too_old } else { "the credentials were refused" },
                    ));
                }
                refused = true;
            }
            match challenge {
                // Even if another call has brought a newer nonce: under load that one may have expired already, but the nonce in this answer
                // has not.
                [challenge] => self.receive(exchange.call, challenge)?,
                _ if overtaken => {}
                _ => return Err(refusal(exchange.call, &answer, UNREADABLE)),
            }
            drop(pass);
        }
    }

    /// A signature, if there is a challenge. Otherwise nothing, for the call that fetches the challenge while the others wait.
    async fn sign_or_probe(&self, exchange: &Exchange<'_>) -> Result<(Option<Signed>, Option<Pass<'_>>), Error> {
        loop {
            if let Some(signed) = self.sign(exchange.call)? {
                return Ok((Some(signed), None));
            }
            if self.unchallenged.get() {
                return Ok((None, None));
            }
            if let Some(pass) = self.gate.try_pass() {
                return Ok((None, Some(pass)));
            }
            // This promise never rejects.
            let _ = exchange.span.race(Ok(self.gate.opened().into())).await?;
        }
    }

    fn sign(&self, call: &Call) -> Result<Option<Signed>, Error> {
        let request = &call.prepared.request;
        let body = request.body.as_ref().map_or("", |body| body.reveal());
        let to_sign = ToSign { method: request.method, uri: &request.path, body: body.as_bytes() };
        self.session.borrow_mut().authorize(&to_sign, &cnonce()?).map_err(Error::Digest)
    }

    fn receive(&self, call: &Call, challenge: &str) -> Result<(), Error> {
        let received = self.session.borrow_mut().receive(&[challenge]);
        received.map_err(|error| Error::Digest(error.without(&borrowed(&call.secrets.borrow()))))
    }

    fn is_stale(&self, challenge: &[String]) -> bool {
        challenge.iter().any(|challenge| self.session.borrow().is_stale(&[challenge]))
    }
}

const UNREADABLE: &str = "no challenge can be read: the server must send `WWW-Authenticate`, and for a browser a proxy must \
                          rename it to `X-WWW-Authenticate` and list that in `Access-Control-Expose-Headers` (CORS)";
