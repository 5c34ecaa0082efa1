//! When a token can be used, and when a new one must be requested.

use super::answer::Token;
use crate::core::error::Error;
use crate::core::secret::Secret;

/// How long before its end a token is no longer used, in milliseconds, so that it does not expire during a call.
const MARGIN_MS: f64 = 300_000.0;

/// The token of a service account, for many calls at once.
///
/// | state | `current` | `asking` |
/// | --- | --- | --- |
/// | nothing requested yet, or the token was taken out | none | no |
/// | the first one is on its way | none | yes |
/// | one can be used | some | no |
/// | one is near its end, and the next is on its way | some, for the calls that waited for it | yes |
/// | one was refused, and the next is on its way | none | yes |
#[derive(Debug, Default)]
pub struct Tokens {
    current: Option<Held>,
    /// How many answers there have been, good or bad. A call compares it to see which answers came while it waited.
    answers: u64,
    /// Whether a request for a token is under way, and when it counts as abandoned.
    asking: Option<Deadline>,
    /// The last answer's error, if it had no token.
    failure: Option<Error>,
}

#[derive(Debug)]
struct Held {
    token: Secret,
    /// The number of the answer that it came with.
    number: u64,
    /// When it can be used, from and to, in milliseconds since 1970.
    from_ms: f64,
    until_ms: f64,
}

/// The end of a wait. The clock may be set back: if the end is further off than the whole wait, the wait is over, too.
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

/// A token that a call may use, with its number for [`Tokens::refused`].
#[derive(Debug, Clone)]
pub struct Pass {
    /// The token.
    pub token: Secret,
    /// The number of the answer that it came with.
    pub number: u64,
}

impl Pass {
    /// The value of the `Authorization` header (RFC 6750).
    pub fn bearer(&self) -> String {
        ["Bearer ", self.token.reveal()].concat()
    }
}

/// What a call does next to get a token.
#[derive(Debug)]
pub enum Next {
    /// It uses this one.
    Use(Pass),
    /// It requests one, and waits like the other calls.
    Ask,
    /// It waits for the answer to the request that is under way.
    Wait,
    /// It fails: the answer that it waited for had no token.
    Fail(Error),
}

impl Tokens {
    /// How many answers there have been: a call keeps the number from its beginning, as `seen`.
    pub fn answers(&self) -> u64 {
        self.answers
    }

    /// What a call does next that began when there had been `seen` answers.
    ///
    /// It uses whatever answer came since. So a token that lives for a few minutes still serves all calls that waited for it, and a
    /// thousand calls that wait do not each request a token again after a refusal.
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

    /// Whether a request for a token is under way.
    pub fn is_asking(&self, now_ms: f64) -> bool {
        self.asking.is_some_and(|deadline| !deadline.has_passed(now_ms))
    }

    /// The call that requests a token reports so at each step, with the longest time that the step may take. In some runtimes (workerd)
    /// its work may end without notice, together with the request that it belongs to; the other calls must not wait for ever.
    pub fn asks_for(&mut self, ms: f64, now_ms: f64) {
        self.asking = Some(Deadline { from_ms: now_ms - MARGIN_MS, until_ms: now_ms + ms });
    }

    /// Records the answer that [`Next::Ask`] led to.
    pub fn answered(&mut self, answer: Result<Token, Error>, now_ms: f64) {
        self.asking = None;
        self.answers += 1;
        (self.current, self.failure) = match answer {
            Ok(token) => (Some(Held::new(token, self.answers, now_ms)), None),
            Err(error) => (None, Some(error)),
        };
    }

    /// Forgets a token that Atlas has refused with a 401: it was revoked, or has ended early. Another one that has come since
    /// is kept.
    pub fn refused(&mut self, number: u64) {
        if self.current.as_ref().is_some_and(|held| held.number == number) {
            self.current = None;
        }
    }

    /// Returns the token and forgets it: the next call requests a new one.
    pub fn take(&mut self) -> Option<Secret> {
        self.failure = None;
        Some(self.current.take()?.token)
    }
}

impl Held {
    fn new(token: Token, number: u64, now_ms: f64) -> Self {
        // A clock that was set back a little is no reason to request a new one.
        let from_ms = now_ms - MARGIN_MS;
        Held { token: token.value, number, from_ms, until_ms: now_ms + token.lifetime_ms - MARGIN_MS }
    }

    /// Whether the token can be used now. The clock may have been set back, or have stopped while the machine slept: a wrong guess costs one more
    /// request, for a token or for the call that Atlas refused.
    fn serves(&self, now_ms: f64) -> bool {
        self.from_ms <= now_ms && now_ms < self.until_ms
    }
}
