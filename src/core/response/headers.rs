//! Reads an answer's headers for the log: what is left of the rate limit, and whether a version is deprecated.

use crate::core::platform::Platform;
use crate::core::retry::http_date_ms;
use crate::core::text::trim;
use crate::core::value::{Object, Value};

/// `rateLimit`, `deprecation` and `sunset`, as far as the answer has them, whatever its status.
pub fn notices(header: &impl Fn(&str) -> Option<String>, platform: &impl Platform) -> Vec<(&'static str, Value)> {
    let mut found = Vec::new();
    let (limit, remaining) = (header("ratelimit-limit"), header("ratelimit-remaining"));
    if let (Some(limit), Some(remaining)) = (limit.and_then(number), remaining.and_then(number)) {
        let mut rate_limit = Object::default();
        rate_limit.number("limit", limit);
        rate_limit.number("remaining", remaining);
        found.push(("rateLimit", rate_limit.build()));
    }
    for name in ["deprecation", "sunset"] {
        if let Some(date) = header(name).and_then(|text| date(trim(&text), platform)) {
            found.push((name, Value::Text(date)));
        }
    }
    found
}

/// The whole number that a text begins with; the rest may describe the policy.
fn number(text: String) -> Option<f64> {
    let text = trim(&text);
    let digits = text.bytes().take_while(u8::is_ascii_digit);
    let count = digits.clone().count();
    // No rate limit has more digits than a double can hold.
    (1..=15).contains(&count).then(|| digits.fold(0.0, |sum, digit| sum * 10.0 + f64::from(digit - b'0')))
}

/// The ISO date of an HTTP date, which Atlas sends, or of `@` and seconds (RFC 9745).
fn date(text: &str, platform: &impl Platform) -> Option<String> {
    let ms = match text.strip_prefix('@') {
        Some(seconds) => number(seconds.to_owned())? * 1000.0,
        None => http_date_ms(text, platform)?,
    };
    iso(ms)
}

/// Milliseconds since 1970 as `2027-07-01T00:00:00Z`, for the years 1970 to 9999.
fn iso(ms: f64) -> Option<String> {
    const DAY: u64 = 86_400;
    /// The first second of the year 10000.
    const END: f64 = 253_402_300_800.0;
    let seconds = Some(ms / 1000.0).filter(|seconds| (0.0..END).contains(seconds))? as u64;
    let (year, month, day) = civil(seconds / DAY);
    let second = seconds % DAY;
    let mut text = String::new();
    let parts =
        [(year, "-"), (month, "-"), (day, "T"), (second / 3_600, ":"), (second / 60 % 60, ":"), (second % 60, "Z")];
    for (part, end) in parts {
        // Only the year has more than two digits.
        if part >= 100 {
            push_two(&mut text, part / 100);
        }
        push_two(&mut text, part % 100);
        text.push_str(end);
    }
    Some(text)
}

fn push_two(text: &mut String, number: u64) {
    for digit in [number / 10, number % 10] {
        text.push(char::from(b'0' + digit as u8));
    }
}

/// Year, month and day of a day counted from 1970. Years begin on the first of March here, so that a leap day comes last
/// (Howard Hinnant's `civil_from_days`).
fn civil(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    (year_of_era + era * 400 + u64::from(month <= 2), month, day)
}
