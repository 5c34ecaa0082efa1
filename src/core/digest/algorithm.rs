//! The hash algorithms of RFC 7616, section 3.3, and their `-sess` variants.

use md5::Md5;
use sha2::{Digest, Sha256, Sha512_256};

/// A hash function. The order is the order of strength: what stands later is preferred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Hash {
    Md5,
    Sha256,
    Sha512_256,
}

impl Hash {
    /// `H(data)` of RFC 7616, section 3.4.1, in lower case hex digits, where the data is the parts joined
    /// by colons.
    pub(super) fn hex(self, parts: &[&[u8]]) -> String {
        match self {
            Hash::Md5 => digest_hex::<Md5>(parts),
            Hash::Sha256 => digest_hex::<Sha256>(parts),
            Hash::Sha512_256 => digest_hex::<Sha512_256>(parts),
        }
    }
}

fn digest_hex<D: Digest>(parts: &[&[u8]]) -> String {
    let mut hasher = D::new();
    let mut first = true;
    for part in parts {
        if !first {
            hasher.update(b":");
        }
        first = false;
        hasher.update(part);
    }
    hex(&hasher.finalize())
}

/// The value of an `algorithm` parameter that is known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Algorithm {
    pub(super) hash: Hash,
    /// Whether `A1` is a session's (RFC 7616, section 3.4.2).
    pub(super) session: bool,
}

impl Algorithm {
    /// What a challenge without `algorithm` means (RFC 7616, section 3.3).
    pub(super) const DEFAULT: Algorithm = Algorithm { hash: Hash::Md5, session: false };

    /// Names are compared without regard to case, since servers print `md5` too.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        let (hash, session) = match name.to_ascii_lowercase().as_str() {
            "md5" => (Hash::Md5, false),
            "md5-sess" => (Hash::Md5, true),
            "sha-256" => (Hash::Sha256, false),
            "sha-256-sess" => (Hash::Sha256, true),
            "sha-512-256" => (Hash::Sha512_256, false),
            "sha-512-256-sess" => (Hash::Sha512_256, true),
            _ => return None,
        };
        Some(Algorithm { hash, session })
    }
}

/// Lower case hex digits, two for each byte.
pub(super) fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(hex_digit(byte >> 4, b'a'));
        text.push(hex_digit(byte & 15, b'a'));
    }
    text
}

/// The digit of a nibble; `ten` is the letter for ten, which sets the case.
pub(super) fn hex_digit(nibble: u8, ten: u8) -> char {
    char::from(if nibble < 10 { b'0' + nibble } else { ten + (nibble - 10) })
}
