//! Whether, and when, a request is tried again. No clock, no random source: both are passed in.

use super::operation::Operation;
use super::platform::Platform;
use super::text::trim;

/// How often and how long.
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

/// How an attempt ended that may be worth another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Failure {
    /// Atlas answered with this status; `retry_after_ms` is what its `Retry-After` asks for.
    Status {
        /// The HTTP status.
        status: u16,
        /// What `Retry-After` asks for, in milliseconds.
        retry_after_ms: Option<f64>,
    },
    /// No answer, or none in time: Atlas may have done what was asked all the same.
    NoAnswer,
}

/// Milliseconds to wait before the next attempt; `None` where the failure is final.
///
/// `attempt` counts from 1. `random` is from 0 to 1 and spreads the waits of many clients over half their length.
pub fn delay_ms(operation: Operation, attempt: u32, failure: Failure, policy: Policy, random: f64) -> Option<f64> {
    if attempt > policy.limit {
        return None;
    }
    let back_off = back_off_ms(attempt, policy, random);
    match failure {
        // Refused before anything was done, so safe for every operation. A wait that is too long is the caller's to decide.
        Failure::Status { status: 429 | 503, retry_after_ms: Some(asked) } => {
            (asked <= policy.max_delay_ms).then_some(asked)
        }
        Failure::Status { status: 429 | 503, .. } => Some(back_off),
        Failure::Status { status: 500 | 502 | 504, .. } | Failure::NoAnswer => {
            // A second create would answer 409 where the first one did its work.
            (operation != Operation::Create).then_some(back_off)
        }
        Failure::Status { .. } => None,
    }
}

/// 250 ms, doubled at each attempt, times 0.5 to 1, at most the policy's longest wait.
fn back_off_ms(attempt: u32, policy: Policy, random: f64) -> f64 {
    const FIRST_MS: f64 = 250.0;
    // 2^31 quarters of a second are 17 years: no wait needs more, and the shift must not overflow.
    let doubled = FIRST_MS * f64::from(1u32 << (attempt.max(1) - 1).min(31));
    (doubled * (0.5 + random.clamp(0.0, 1.0) / 2.0)).min(policy.max_delay_ms)
}

/// Milliseconds that a `Retry-After` asks for (RFC 9110, 10.2.3: seconds or a date); `None` where it is neither.
pub fn retry_after_ms(header: &str, now_ms: f64, platform: &dyn Platform) -> Option<f64> {
    let header = trim(header);
    // Ten digits are 300 years of seconds.
    if !header.is_empty() && header.len() <= 10 && header.bytes().all(|b| b.is_ascii_digit()) {
        return Some(header.bytes().fold(0.0, |sum, digit| sum * 10.0 + f64::from(digit - b'0')) * 1000.0);
    }
    let looks_like_date = header.bytes().any(|b| b.is_ascii_alphabetic());
    let at = platform.http_date_ms(header).filter(|_| looks_like_date)?;
    Some((at - now_ms).max(0.0))
}
