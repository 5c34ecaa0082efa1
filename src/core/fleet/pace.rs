//! How fast a fleet may go, according to what is left of Atlas's rate limit.

/// How fast to go.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pace {
    /// The most requests under way at once.
    pub at_most: u32,
    /// Milliseconds to wait before the next one.
    pub pause_ms: f64,
}

/// Atlas refills its buckets at the end of each minute, all at once.
const PERIOD_MS: f64 = 60_000.0;

/// How fast to go. `remaining` is how many more requests Atlas will answer, according to its last answer; at most `concurrency` may be under way.
///
/// The requests under way are not yet in `remaining`. So when it falls below twice `concurrency`, fewer are sent at once; when it falls
/// below `concurrency`, the requests are spread so that the next minute begins before the limit is reached.
pub fn pace(remaining: Option<f64>, concurrency: u32) -> Pace {
    let full = Pace { at_most: concurrency, pause_ms: 0.0 };
    let Some(remaining) = remaining else {
        return full;
    };
    let allowed = f64::from(concurrency);
    if remaining >= 2.0 * allowed {
        return full;
    }
    let at_most = ((remaining / 2.0) as u32).clamp(1, concurrency.max(1));
    let pause_ms = if remaining < allowed { PERIOD_MS / (remaining.max(0.0) + 1.0) } else { 0.0 };
    Pace { at_most, pause_ms }
}
