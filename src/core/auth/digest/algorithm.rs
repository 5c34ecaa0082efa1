//! The hash algorithms of RFC 7616, section 3.3, and their `-sess` variants.

use crate::core::hash::Hash;

/// An `algorithm` parameter that this package supports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Algorithm {
    pub(super) hash: Hash,
    /// Whether the key (`A1`) is made once for a session (RFC 7616, section 3.4.2).
    pub(super) session: bool,
}

impl Algorithm {
    /// What a challenge without `algorithm` means (RFC 7616, section 3.3).
    pub(super) const DEFAULT: Algorithm = Algorithm { hash: Hash::Md5, session: false };

    /// Names are compared without regard to case, since servers print `md5` too.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        let lower = name.to_ascii_lowercase();
        let plain = lower.strip_suffix("-sess");
        let hash = match plain.unwrap_or(&lower) {
            "md5" => Hash::Md5,
            "sha-256" => Hash::Sha256,
            "sha-512-256" => Hash::Sha512_256,
            _ => return None,
        };
        Some(Algorithm { hash, session: plain.is_some() })
    }
}
