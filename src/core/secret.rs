//! Text that must not be shown.

use serde::{Deserialize, Serialize};

use super::text::replace;

/// A secret: `reveal` returns the text; printing it prints a mask.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Wraps a text that must not be shown.
    pub fn new(text: impl Into<String>) -> Self {
        Secret(text.into())
    }

    /// The text itself: only for what is sent or hashed.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(****)")
    }
}

/// A shorter text occurs in half of all messages, and reveals nothing.
const SHORTEST_SECRET: usize = 4;

/// The text with every secret masked: the longest first, since one may be part of another.
pub fn scrub(text: &str, secrets: &[&str]) -> String {
    let mut scrubbed = text.to_owned();
    let longest = secrets.iter().map(|secret| secret.len()).max().unwrap_or_default();
    for length in (SHORTEST_SECRET..=longest).rev() {
        for secret in secrets {
            if secret.len() == length && secret.chars().count() >= SHORTEST_SECRET {
                scrubbed = replace(&scrubbed, secret, "****");
            }
        }
    }
    scrubbed
}
