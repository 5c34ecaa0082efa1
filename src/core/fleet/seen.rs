//! A fingerprint of an integration, by which a change is noticed.

use super::desired::sorted;
use crate::core::hash::Hash;
use crate::core::platform::Platform;
use crate::core::redact::{is_masked, is_masked_url, redact_view};
use crate::core::value::Value;

/// SHA-256 of what Atlas returns for an integration: a different one means that somebody has changed it.
///
/// Secrets that come in clear are masked first, so it is the hash of no secret. What came masked is used as it is: the tail of a mask is
/// often all that tells a new secret from the old one.
pub fn seen(returned: &Value, platform: &impl Platform) -> String {
    let mut shown = redact_view(returned, platform);
    if let (Value::Object(shown), Value::Object(entries)) = (&mut shown, returned) {
        for ((_, masked), (_, value)) in shown.iter_mut().zip(entries) {
            if value.as_text().is_some_and(|text| is_mask(text, platform)) {
                *masked = value.clone();
            }
        }
    }
    Hash::Sha256.hex(&[platform.print_json(&sorted(shown)).as_bytes()])
}

fn is_mask(text: &str, platform: &impl Platform) -> bool {
    is_masked(text) || platform.http_url(text).is_some_and(|url| is_masked_url(&url) && url.after_origin == url.path)
}
