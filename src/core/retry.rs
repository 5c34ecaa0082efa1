//! Whether, and when, a request is tried again, and what the answer to a repeated one means. No clock, no random source, no waiting:
//! the caller does what [`Next`] says.
//!
//! A request whose answer was lost may have been carried out. ERRORS.md has a table of what Atlas may then answer when each operation is repeated.

use super::error::Error;
use super::form::drift;
use super::operation::Operation;
use super::platform::Platform;
use super::table::Integration;
use super::text::{split_once, trim};
use super::value::Value;

/// How often to try again, and how long to wait.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Policy {
    /// Attempts after the first.
    pub limit: u32,
    /// Longest wait before another attempt, in milliseconds.
    pub max_delay_ms: f64,
}

impl Default for Policy {
    fn default() -> Self {
        Policy { limit: 2, max_delay_ms: 20_000.0 }
    }
}

/// How an attempt failed, if another one may help.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Failure {
    /// Atlas answered with this status; `retry_after_ms` is what its `Retry-After` asks for.
    Status {
        /// The HTTP status.
        status: u16,
        /// What `Retry-After` asks for, in milliseconds.
        retry_after_ms: Option<f64>,
    },
    /// No answer, or none in time: Atlas may have carried the request out anyway.
    NoAnswer,
}

impl Failure {
    /// The failure, if another attempt may help.
    fn of(error: &Error) -> Option<Self> {
        match error {
            Error::Api(api) => Some(Failure::Status { status: api.status, retry_after_ms: api.retry_after_ms }),
            Error::Network(_) | Error::Timeout { .. } => Some(Failure::NoAnswer),
            _ => None,
        }
    }

    /// Whether Atlas may have carried the request out anyway. Of the failures that are tried again, only a 429 rules it out.
    fn may_have_been_carried_out(self) -> bool {
        !matches!(self, Failure::Status { status: 429, .. })
    }
}

/// What to do after an attempt that failed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Next {
    /// The call has succeeded: an earlier attempt was carried out.
    Done,
    /// Try again after this many milliseconds.
    Again(f64),
    /// Send one `list`: the call succeeds with it if it [`shows`] what was sent, and fails with the error if not.
    Look,
    /// The call fails with the error.
    Fail,
}

/// The attempts of one call, from the first to the last.
#[derive(Debug, Clone, Copy)]
pub struct Attempts {
    operation: Operation,
    policy: Policy,
    number: u32,
    /// Whether a request was sent at all: a call can also fail before it has a token.
    sent: bool,
    /// Whether an answer was lost, so that its request may have been carried out.
    lost: bool,
}

impl Attempts {
    /// The state before the first attempt.
    pub fn new(operation: Operation, policy: Policy) -> Self {
        Attempts { operation, policy, number: 1, sent: false, lost: false }
    }

    /// The number of the current attempt, counted from 1.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// What to do after this attempt, which failed with `error`. If the error may come from an earlier attempt, it is marked (`after_retry`).
    ///
    /// `random` is as for [`delay_ms`].
    pub fn after(&mut self, error: &mut Error, random: f64) -> Next {
        let is_repetition = std::mem::replace(&mut self.sent, true);
        if let Error::Api(api) = error {
            match (self.operation, api.status, api.error_code.as_deref()) {
                // Only this code means that the integration is gone. Any other 404 comes from a gateway, or is about the project.
                (Operation::Delete, 404, Some("INTEGRATION_NOT_CONFIGURED")) if self.lost => return Next::Done,
                // An update creates an integration that does not exist, and so may meet its own lost attempt, still being carried out.
                (Operation::Create | Operation::Update, 409, Some("INTEGRATION_ALREADY_CONFIGURED"))
                    if is_repetition =>
                {
                    api.after_retry = true;
                    return Next::Look;
                }
                _ => {}
            }
        }
        let Some(failure) = Failure::of(error) else {
            return Next::Fail;
        };
        let next = self.again(self.operation, failure, random);
        self.lost |= next != Next::Fail && failure.may_have_been_carried_out();
        next
    }

    /// The same for an attempt that failed before anything was sent, while it waited for a token: it cannot have been carried out.
    pub fn after_nothing_was_sent(&mut self, error: &Error, random: f64) -> Next {
        Failure::of(error).map_or(Next::Fail, |failure| self.again(Operation::List, failure, random))
    }

    fn again(&mut self, operation: Operation, failure: Failure, random: f64) -> Next {
        let Some(ms) = delay_ms(operation, self.number, failure, self.policy, random) else {
            return Next::Fail;
        };
        self.number += 1;
        Next::Again(ms)
    }
}

/// Milliseconds to wait before the next attempt; `None` if the failure is final.
///
/// `attempt` counts from 1. `random` is from 0 to 1 and spreads the waits of many clients over half their length.
pub fn delay_ms(operation: Operation, attempt: u32, failure: Failure, policy: Policy, random: f64) -> Option<f64> {
    if attempt > policy.limit {
        return None;
    }
    let back_off = back_off_ms(attempt, policy, random);
    match failure {
        // Refused before anything was done, so safe for every operation. If the wait is too long, the caller decides.
        Failure::Status { status: 429 | 503, retry_after_ms: Some(asked) } => {
            (asked <= policy.max_delay_ms).then_some(asked)
        }
        Failure::Status { status: 429 | 503, .. } => Some(back_off),
        Failure::Status { status: 500 | 502 | 504, .. } | Failure::NoAnswer => {
            // A second create would be answered with 409 if the first one was carried out.
            (operation != Operation::Create).then_some(back_off)
        }
        Failure::Status { .. } => None,
    }
}

/// 250 ms, doubled at each attempt, times 0.5 to 1, at most the policy's longest wait.
fn back_off_ms(attempt: u32, policy: Policy, random: f64) -> f64 {
    const FIRST_MS: f64 = 250.0;
    // 2^31 quarters of a second are 17 years. No wait is longer, and the shift must not overflow.
    let doubled = FIRST_MS * f64::from(1u32 << (attempt.max(1) - 1).min(31));
    (doubled * (0.5 + random.clamp(0.0, 1.0) / 2.0)).min(policy.max_delay_ms)
}

/// Whether a list has the integration as it was sent, as far as Atlas shows it, with at least the tail of each secret.
pub fn shows(list: &Value, integration: &Integration, sent: &Value, platform: &impl Platform) -> bool {
    let views = list.get("results").map(Value::items).unwrap_or_default();
    let found = views.iter().find(|view| view.text("type") == Some(integration.type_name));
    found.is_some_and(|found| drift(integration, found, sent, platform).has_all_that_is_desired())
}

/// Milliseconds that a `Retry-After` asks for (RFC 9110, 10.2.3: seconds or a date); `None` if it is neither, as if there were no
/// header. A fraction of a second, which HTTP does not have, is rounded up.
pub fn retry_after_ms(header: &str, now_ms: f64, platform: &impl Platform) -> Option<f64> {
    let header = trim(header);
    if let Some(seconds) = seconds(header) {
        return Some(seconds * 1000.0);
    }
    Some((http_date_ms(header, platform)? - now_ms).max(0.0))
}

/// Milliseconds since 1970 of a header's date; `None` if it is not one. JavaScript's own parser finds a date in almost anything: `120s` is
/// the year 120.
pub fn http_date_ms(header: &str, platform: &impl Platform) -> Option<f64> {
    platform.http_date_ms(header).filter(|_| looks_like_a_date(header))
}

/// A whole number or a fraction, rounded up; `None` above 300 years.
fn seconds(text: &str) -> Option<f64> {
    let (whole, fraction) = split_once(text, ".").unwrap_or((text, "0"));
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if whole.len() > 10 || !are_digits(whole) || !are_digits(fraction) {
        return None;
    }
    let seconds = whole.bytes().fold(0.0, |sum, digit| sum * 10.0 + f64::from(digit - b'0'));
    Some(if fraction.bytes().any(|digit| digit != b'0') { seconds + 1.0 } else { seconds })
}

/// All three forms of an HTTP date begin with a weekday and have a time of three parts.
fn looks_like_a_date(text: &str) -> bool {
    let day = text.get(..3).unwrap_or_default();
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].contains(&day) && text.bytes().filter(|b| *b == b':').count() == 2
}
