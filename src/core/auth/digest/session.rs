//! One challenge answered for many requests (RFC 7616, sections 3.4 and 3.6).

use super::authorization::{Answer, Key, check_cnonce, header};
use super::challenge::{Challenge, choose, is_stale, next_nonce};
use super::credentials::Credentials;
use super::error::DigestError;
use super::to_sign::ToSign;
use crate::core::hash::Hash;
use std::fmt;

/// How many nonces are remembered. A server may send an earlier one again (parallel answers with
/// `nextnonce`, nonces made from the time of day), and its counter must go on then.
const REMEMBERED: usize = 16;

/// Signs requests with the nonce that the server sent last.
pub struct Session {
    credentials: Credentials,
    /// The nonces of this session, the one in use last.
    nonces: Vec<Nonce>,
    /// The key, made once for a realm and algorithm and used for every request and nonce.
    key: Option<RealmKey>,
    generation: u64,
}

struct RealmKey {
    realm: String,
    hash: Hash,
    key: Key,
}

struct Nonce {
    challenge: Challenge,
    /// How many requests have been signed with this nonce.
    used: u32,
    /// The session's key, if the algorithm is a `-sess` one, and the cnonce that it was made with.
    session: Option<(Key, String)>,
}

/// A signed request.
pub struct Signed {
    /// The value of the `Authorization` header.
    pub header: String,
    /// Which of the session's nonces signed it: by the time that a request is refused, a newer nonce may be in
    /// use, see [`Session::generation`].
    pub generation: u64,
}

impl Session {
    /// A session that has no nonce yet.
    pub fn new(credentials: Credentials) -> Self {
        Session { credentials, nonces: Vec::new(), key: None, generation: 0 }
    }

    /// Reads the challenge of a 401. On an error the session keeps the nonce that it has.
    pub fn receive(&mut self, challenges: &[&str]) -> Result<(), DigestError> {
        let challenge = choose(challenges).map_err(|error| error.without(&[&self.credentials.password]))?;
        self.use_nonce(challenge, None);
        Ok(())
    }

    /// Signs a request, or returns `None` if a challenge is needed first: before the first one, and after
    /// the 4,294,967,295 requests that 8 digits of `nc` can count.
    ///
    /// `cnonce` is a fresh random text of printable ASCII characters; an algorithm with `-sess` keeps the
    /// first one that it gets for a nonce.
    pub fn authorize(&mut self, request: &ToSign<'_>, cnonce: &str) -> Result<Option<Signed>, DigestError> {
        check_cnonce(cnonce)?;
        let Some(nonce) = self.nonces.last_mut() else {
            return Ok(None);
        };
        let Some(nc) = nonce.used.checked_add(1) else {
            return Ok(None);
        };
        nonce.used = nc;
        let challenge = &nonce.challenge;
        let known = self.key.take().filter(|known| known.fits(challenge));
        let RealmKey { key, .. } =
            self.key.insert(known.unwrap_or_else(|| RealmKey::new(challenge, &self.credentials)));
        let mut answer = Answer { key, cnonce, nc };
        if challenge.algorithm.session {
            let (key, cnonce) =
                nonce.session.get_or_insert_with(|| (answer.key.of_session(challenge, cnonce), cnonce.to_owned()));
            answer = Answer { key, cnonce, nc };
        }
        let header = header(challenge, &self.credentials.username, request, &answer);
        Ok(Some(Signed { header, generation: self.generation }))
    }

    /// Whether the challenge says `stale=true`: the credentials were right, only the nonce was too old.
    pub fn is_stale(&self, challenges: &[&str]) -> bool {
        is_stale(challenges)
    }

    /// Reads the `nextnonce` of an `Authentication-Info` header (RFC 7616, section 3.5); without one, and
    /// before the first challenge, nothing happens. The key of a `-sess` algorithm stays: it lasts until
    /// the next challenge (RFC 7616, section 3.4.2).
    pub fn receive_info(&mut self, authentication_info: &str) {
        let Some(nonce) = next_nonce(authentication_info) else {
            return;
        };
        let Some(current) = self.nonces.last() else {
            return;
        };
        let session = current.session.clone();
        let challenge = current.challenge.renewed(&nonce);
        self.use_nonce(challenge, session);
    }

    /// Goes up by one whenever the nonce changes.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// Puts a nonce into use. One that was in use before keeps its counter and its session's key.
    fn use_nonce(&mut self, challenge: Challenge, session: Option<(Key, String)>) {
        let known = self.nonces.iter().position(|known| known.challenge.nonce() == challenge.nonce());
        let mut next = Nonce { challenge, used: 0, session };
        if known.is_none_or(|index| index + 1 < self.nonces.len()) {
            self.generation += 1;
        }
        if let Some(index) = known {
            let known = self.nonces.remove(index);
            next.used = known.used;
            let same = known.challenge.algorithm == next.challenge.algorithm
                && known.challenge.realm() == next.challenge.realm();
            next.session = known.session.filter(|_| same);
        } else if self.nonces.len() == REMEMBERED {
            self.nonces.remove(0);
        }
        self.nonces.push(next);
    }
}

impl RealmKey {
    fn new(challenge: &Challenge, credentials: &Credentials) -> Self {
        let key = Key::of_realm(challenge, credentials);
        RealmKey { realm: challenge.realm().to_owned(), hash: challenge.algorithm.hash, key }
    }

    fn fits(&self, challenge: &Challenge) -> bool {
        self.realm == challenge.realm() && self.hash == challenge.algorithm.hash
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Session").field("generation", &self.generation).finish_non_exhaustive()
    }
}

impl fmt::Debug for Signed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Signed").field("generation", &self.generation).finish_non_exhaustive()
    }
}
