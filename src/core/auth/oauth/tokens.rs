//! When a token serves, and when a new one must be asked for.

use super::answer::Token;
use crate::core::error::Error;
use crate::core::secret::Secret;

/// A token is left alone so long before its end, in milliseconds: a call that has begun must not lose it on its way.
const MARGIN_MS: f64 = 300_000.0;

/// The token of a service account, for many calls at once.
///
/// | state | `current` | `asking` |
/// | --- | --- | --- |
/// | nothing asked yet, or forgotten | none | no |
/// | the first one is on its way | none | yes |
/// | one serves | some | no |
/// | one has grown old, and the next is on its way | some, for those who waited for it | yes |
/// | one was refused, and the next is on its way | none | yes |
#[derive(Debug, Default)]
pub struct Tokens {
    current: Option<Held>,
    /// How many answers there have been, good or bad. A call knows by it what came while it waited.
    answers: u64,
    /// Whether a request for one is under way, and when it can be that nobody minds it any more.
    asking: Option<Deadline>,
    /// What the last answer was, where it brought no token.
    failure: Option<Error>,
}

#[derive(Debug)]
struct Held {
    token: Secret,
    /// Of which answer.
    number: u64,
    /// From when to when it serves, in milliseconds since 1970.
    from_ms: f64,
    until_ms: f64,
}

/// An end of a wait, by a clock that may be set back: what lies further off than the whole wait is over, too.
#[derive(Debug, Clone, Copy)]
struct Deadline {
    from_ms: f64,
    until_ms: f64,
}

impl Deadline {
    const NEVER: Deadline = Deadline { from_ms: f64::NEG_INFINITY, until_ms: f64::INFINITY };

    fn has_passed(self, now_ms: f64) -> bool {
        !(self.from_ms..self.until_ms).contains(&now_ms)
    }
}

/// A token that a call may use, and which one it is: what [`Tokens::refused`] is told.
#[derive(Debug, Clone)]
pub struct Pass {
    /// The token.
    pub token: Secret,
    /// Of which answer.
    pub number: u64,
}

impl Pass {
    /// The value of the `Authorization` header (RFC 6750).
    pub fn bearer(&self) -> String {
        ["Bearer ", self.token.reveal()].concat()
    }
}

/// What a call does for a token.
#[derive(Debug)]
pub enum Next {
    /// It has one.
    Use(Pass),
    /// It sees to it that one is asked for, and waits as the others do.
    Ask,
    /// It waits for the answer that is due.
    Wait,
    /// The answer that it waited for brought none.
    Fail(Error),
}

impl Tokens {
    /// How many answers there have been: a call keeps it from its beginning, as `seen`.
    pub fn answers(&self) -> u64 {
        self.answers
    }

    /// What a call does that began when there had been `seen` answers.
    ///
    /// An answer that came since is for it, whatever it is: so a token of a few minutes serves the burst that waited for it, and a
    /// refusal is not asked for again by each of a thousand calls.
    pub fn next(&mut self, seen: u64, now_ms: f64) -> Next {
        if let Some(held) = &self.current
            && (held.number > seen || held.serves(now_ms))
        {
            return Next::Use(Pass { token: held.token.clone(), number: held.number });
        }
        if self.answers > seen
            && let Some(failure) = &self.failure
        {
            return Next::Fail(failure.clone());
        }
        if self.is_asking(now_ms) {
            return Next::Wait;
        }
        self.asking = Some(Deadline::NEVER);
        Next::Ask
    }

    /// Whether an answer is due.
    pub fn is_asking(&self, now_ms: f64) -> bool {
        self.asking.is_some_and(|deadline| !deadline.has_passed(now_ms))
    }

    /// Whoever asks says so at each step, and for how long at most: in some runtimes (workerd) all work of a request ends with its
    /// caller, without a word, and the others must not wait for ever.
    pub fn asks_for(&mut self, ms: f64, now_ms: f64) {
        self.asking = Some(Deadline { from_ms: now_ms - MARGIN_MS, until_ms: now_ms + ms });
    }

    /// Takes the answer that [`Next::Ask`] led to.
    pub fn answered(&mut self, answer: Result<Token, Error>, now_ms: f64) {
        self.asking = None;
        self.answers += 1;
        (self.current, self.failure) = match answer {
            Ok(token) => (Some(Held::new(token, self.answers, now_ms)), None),
            Err(error) => (None, Some(error)),
        };
    }

    /// Atlas has refused this token with a 401: it was revoked, or has ended sooner than it was said to. Another one that has come since
    /// is not touched.
    pub fn refused(&mut self, number: u64) {
        if self.current.as_ref().is_some_and(|held| held.number == number) {
            self.current = None;
        }
    }

    /// Gives the token out and forgets it: the next call asks for a new one.
    pub fn take(&mut self) -> Option<Secret> {
        self.failure = None;
        Some(self.current.take()?.token)
    }
}

impl Held {
    fn new(token: Token, number: u64, now_ms: f64) -> Self {
        // A clock that was set back a little is no reason to ask again.
        let from_ms = now_ms - MARGIN_MS;
        Held { token: token.value, number, from_ms, until_ms: now_ms + token.lifetime_ms - MARGIN_MS }
    }

    /// By a clock that may have been set back, or have stood still while the machine slept: what comes of a wrong guess is one more
    /// request, for a token or for the call that Atlas refused.
    fn serves(&self, now_ms: f64) -> bool {
        self.from_ms <= now_ms && now_ms < self.until_ms
    }
}
