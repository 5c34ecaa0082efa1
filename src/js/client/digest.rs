//! Digest for many calls at once: one challenge serves them all, and whoever comes before it waits for the one that fetches it.

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

/// What a client knows of its server's challenges.
pub struct DigestState {
    /// The nonce and its counter.
    session: RefCell<Session>,
    gate: Gate,
    /// The session's last nonce with which a request was let in: that one's refusal only means that it has grown old.
    worked: Cell<u64>,
    /// Whether a request without credentials has been answered: then nobody waits at the gate.
    unchallenged: Cell<bool>,
}

impl DigestState {
    pub fn new(credentials: Credentials) -> Self {
        let (worked, unchallenged) = (Cell::new(0), Cell::new(false));
        DigestState { session: RefCell::new(Session::new(credentials)), gate: Gate::default(), worked, unchallenged }
    }

    /// A first challenge is answered, and so is, once, the refusal of a nonce that may only have grown old: Atlas always
    /// says `stale=false`. What was signed with a nonce of this very call and is refused has wrong credentials.
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
            // By the name that a proxy gave it to keep browsers from prompting, too.
            let challenge = header(&answer.headers, "www-authenticate");
            let challenge = challenge.or_else(|| header(&answer.headers, "x-www-authenticate"));
            let challenge = challenge.as_slice();
            let mut overtaken = false;
            if let Some(generation) = generation {
                overtaken = generation != session.borrow().generation();
                let may_be_old = generation <= known_before || generation == self.worked.get();
                let is_stale = self.is_stale(challenge);
                if refused || !(overtaken || may_be_old || is_stale) {
                    let too_old = "the server calls every nonce too old";
                    return Err(refusal(
                        exchange.call,
                        &answer,
                        if is_stale { too_old } else { "the credentials were refused" },
                    ));
                }
                refused = true;
            }
            match challenge {
                // Also where another call has brought a newer nonce: under load even that one may be old by now, and this
                // answer's own is not.
                [challenge] => self.receive(exchange.call, challenge)?,
                _ if overtaken => {}
                _ => return Err(refusal(exchange.call, &answer, UNREADABLE)),
            }
            drop(pass);
        }
    }

    /// A signature where there is a challenge; else nothing, for the one that fetches it while the others wait.
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
            // It only ever resolves.
            let _ = exchange.span.race(Ok(self.gate.opened().into())).await?;
        }
    }

    fn sign(&self, call: &Call) -> Result<Option<Signed>, Error> {
        let request = &call.request;
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
