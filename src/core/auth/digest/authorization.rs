//! The value of an `Authorization` header (RFC 7616, section 3.4).

use super::challenge::Challenge;
use super::credentials::Credentials;
use super::error::DigestError;
use super::qop::Qop;
use super::to_sign::ToSign;
use crate::core::text::{hex, hex_digit};
use std::borrow::Cow;
use std::fmt;

/// `H(A1)` of RFC 7616, section 3.4.2, or the part of it that is the same for each nonce. Whoever has it
/// can sign, so it is never printed.
#[derive(Clone)]
pub(super) struct Key(String);

impl fmt::Debug for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("****")
    }
}

impl Key {
    /// `H(username ":" realm ":" password)`. User name and password are hashed as UTF-8, whether or not the
    /// challenge has `charset` (RFC 7616, section 4, has no other encoding), the realm as the bytes that the
    /// server sent.
    pub(super) fn of_realm(challenge: &Challenge, credentials: &Credentials) -> Self {
        let parts = [credentials.username.as_bytes(), &bytes(challenge.realm()), credentials.password.as_bytes()];
        Key(challenge.algorithm.hash.hex(&parts))
    }

    /// The key of a session, for the algorithms with `-sess`.
    pub(super) fn of_session(&self, challenge: &Challenge, cnonce: &str) -> Self {
        Key(challenge.algorithm.hash.hex(&[self.0.as_bytes(), &bytes(challenge.nonce()), cnonce.as_bytes()]))
    }
}

/// The client's part of an answer.
pub(super) struct Answer<'a> {
    pub(super) key: &'a Key,
    pub(super) cnonce: &'a str,
    pub(super) nc: u32,
}

/// Builds the header's value. Its parameters are in the order of the RFC's examples. They are quoted if section
/// 3.4 says that they are, and only then.
pub(super) fn header(challenge: &Challenge, username: &str, request: &ToSign<'_>, answer: &Answer<'_>) -> String {
    let encoded;
    let uri = if is_plain_text(request.uri) {
        request.uri
    } else {
        encoded = percent_encode(request.uri, is_plain);
        &encoded
    };
    let nc = hex(&answer.nc.to_be_bytes());
    let response = response(challenge, request, uri, answer, &nc);

    let mut header = Header(String::with_capacity(512));
    header.username(challenge, username);
    header.quoted(", realm=", challenge.realm());
    header.quoted(", uri=", uri);
    if let Some(name) = challenge.algorithm_name() {
        header.plain(", algorithm=", name);
    }
    header.quoted(", nonce=", challenge.nonce());
    if let Some(qop) = challenge.qop {
        header.plain(", nc=", &nc);
        header.quoted(", cnonce=", answer.cnonce);
        header.plain(", qop=", qop.name());
    } else if challenge.algorithm.session {
        // RFC 2617 forbids a `cnonce` without `qop`, but no server could check a session's key without it.
        header.quoted(", cnonce=", answer.cnonce);
    }
    header.quoted(", response=", &response);
    if let Some(opaque) = challenge.opaque() {
        header.quoted(", opaque=", opaque);
    }
    if challenge.userhash() {
        header.plain(", userhash=", "true");
    }
    header.0
}

/// `response` as in RFC 7616, section 3.4.1; without `qop` as in RFC 2069 with its erratum 749, which is
/// RFC 2617, section 3.2.2.1.
fn response(challenge: &Challenge, request: &ToSign<'_>, uri: &str, answer: &Answer<'_>, nc: &str) -> String {
    let hash = challenge.algorithm.hash;
    let (method, uri) = (request.method.as_bytes(), uri.as_bytes());
    let a2 = match challenge.qop {
        Some(Qop::AuthInt) => hash.hex(&[method, uri, hash.hex(&[request.body]).as_bytes()]),
        _ => hash.hex(&[method, uri]),
    };
    let (key, nonce, a2) = (answer.key.0.as_bytes(), bytes(challenge.nonce()), a2.as_bytes());
    match challenge.qop {
        Some(qop) => hash.hex(&[key, &nonce, nc.as_bytes(), answer.cnonce.as_bytes(), qop.name().as_bytes(), a2]),
        None => hash.hex(&[key, &nonce, a2]),
    }
}

struct Header(String);

impl Header {
    /// The user name: hashed if the server wants that (RFC 7616, section 3.4.4); else `username*` (RFC 8187) for what a
    /// quoted string cannot hold in a certain encoding: control characters and everything that is not ASCII.
    fn username(&mut self, challenge: &Challenge, username: &str) {
        let start = "Digest username=";
        if challenge.userhash() {
            let hash = challenge.algorithm.hash;
            self.quoted(start, &hash.hex(&[username.as_bytes(), &bytes(challenge.realm())]));
        } else if is_plain_text(username) {
            self.quoted(start, username);
        } else {
            self.plain("Digest username*=UTF-8''", &percent_encode(username, is_attr_char));
        }
    }

    /// `before` is what comes before the value, up to its `=`.
    fn plain(&mut self, before: &str, value: &str) {
        self.0.push_str(before);
        self.0.push_str(value);
    }

    fn quoted(&mut self, before: &str, value: &str) {
        self.plain(before, "\"");
        // Almost no value needs an escape: then it is copied whole, since character by character takes most of a header's time.
        if has_escapes(value) {
            for character in value.chars() {
                if matches!(character, '"' | '\\') {
                    self.0.push('\\');
                }
                self.0.push(character);
            }
        } else {
            self.0.push_str(value);
        }
        self.0.push('"');
    }
}

// Plain loops: a call of a closure for each byte takes longer than all the hashing.

fn has_escapes(text: &str) -> bool {
    for byte in text.as_bytes() {
        if matches!(byte, b'"' | b'\\') {
            return true;
        }
    }
    false
}

/// Whether a quoted string can hold the text without an escape.
pub(super) fn is_plain_text(text: &str) -> bool {
    for byte in text.as_bytes() {
        if !is_plain(*byte) {
            return false;
        }
    }
    true
}

/// What a quoted string can hold without an escape.
fn is_plain(byte: u8) -> bool {
    matches!(byte, b'\t' | b' '..=b'~')
}

/// `attr-char` of RFC 8187, section 3.2.1.
fn is_attr_char(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'!' | b'#' | b'$' | b'&' | b'+' | b'-' | b'.' | b'^' | b'_' | b'`' | b'|' | b'~')
}

fn percent_encode(text: &str, keep: fn(u8) -> bool) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if keep(byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push(hex_digit(byte >> 4).to_ascii_uppercase());
            encoded.push(hex_digit(byte & 15).to_ascii_uppercase());
        }
    }
    encoded
}

/// The bytes of a challenge's value: `fetch` returns one character for each byte. No other character gets here,
/// see `is_header_text`.
fn bytes(value: &str) -> Cow<'_, [u8]> {
    if value.is_ascii() {
        return Cow::Borrowed(value.as_bytes());
    }
    let mut bytes = Vec::new();
    for character in value.chars() {
        bytes.push(character as u8);
    }
    Cow::Owned(bytes)
}

/// A cnonce is ASCII (RFC 7616, section 3.4).
pub(super) fn check_cnonce(cnonce: &str) -> Result<(), DigestError> {
    if is_plain_text(cnonce) { Ok(()) } else { Err(DigestError::IllegalCharacter { parameter: "cnonce" }) }
}
