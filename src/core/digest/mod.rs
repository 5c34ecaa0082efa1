//! HTTP Digest access authentication, the client's side: RFC 7616 with its erratum 4897, RFC 2617, and RFC
//! 2069 with its erratum 749.
//!
//! Texts of a challenge are byte strings, one character for each byte, as `fetch` gives headers and takes
//! them back. What a challenge says in realm, nonce or opaque that no header can carry is an error; what
//! the caller's own user name or URI holds is encoded instead.

mod algorithm;
mod authorization;
mod challenge;
mod error;
mod qop;
mod scanner;
mod session;

pub use error::DigestError;
pub use session::{Session, Signed};

use authorization::{Answer, Key};
use std::fmt;

/// A user name and its password; for Atlas the public and the private key. `Debug` shows neither.
///
/// Both are hashed as given: a caller that wants Unicode's NFC, as RFC 7616, section 4, asks of what is not
/// ASCII, normalizes before.
pub struct Credentials {
    username: String,
    password: String,
}

impl Credentials {
    /// The user name and password of a key, as Atlas gives them out.
    pub fn new(username: impl Into<String>, password: impl Into<String>) -> Self {
        Credentials { username: username.into(), password: password.into() }
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Credentials").finish_non_exhaustive()
    }
}

/// What is signed of a request.
#[derive(Clone, Copy)]
pub struct ToSign<'a> {
    /// Hashed as given; HTTP's methods are case-sensitive.
    pub method: &'a str,
    /// The request target as it goes over the wire, path and query. What no request line can hold, control
    /// characters and all that is not ASCII, is percent-encoded as UTF-8, as a URL parser does it.
    pub uri: &'a str,
    /// Counts only for `auth-int`.
    pub body: &'a [u8],
}

impl fmt::Debug for ToSign<'_> {
    /// Without the body, which may hold secrets.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = formatter.debug_struct("ToSign");
        debug.field("method", &self.method).field("uri", &self.uri).finish_non_exhaustive()
    }
}

/// Answers a challenge once: the value of the `Authorization` header.
///
/// `challenges` are the values of the `WWW-Authenticate` headers. `cnonce` is a fresh random text of
/// printable ASCII characters, `nc` how many requests have been signed with the challenge's nonce, this one
/// included.
///
/// ```
/// use atlas_integrations::core::digest::{Credentials, ToSign, authorization};
///
/// let challenge = r#"Digest realm="MMS Public API", domain="", nonce="b1946ac92492d234", algorithm=MD5, qop="auth", stale=false"#;
/// let credentials = Credentials::new("public", "private");
/// let request = ToSign { method: "GET", uri: "/api/atlas/v1.0", body: b"" };
/// let header = authorization(&[challenge], &credentials, &request, "0a4f113b", 1)?;
/// assert!(header.starts_with(r#"Digest username="public", realm="MMS Public API", uri="/api/atlas/v1.0", algorithm=MD5, "#));
/// # Ok::<(), atlas_integrations::core::digest::DigestError>(())
/// ```
pub fn authorization(
    challenges: &[&str],
    credentials: &Credentials,
    request: &ToSign<'_>,
    cnonce: &str,
    nc: u32,
) -> Result<String, DigestError> {
    check_cnonce(cnonce)?;
    let challenge = challenge::choose(challenges).map_err(|error| error.without(&[&credentials.password]))?;
    let mut key = Key::of_realm(&challenge, credentials);
    if challenge.algorithm.session {
        key = key.of_session(&challenge, cnonce);
    }
    Ok(authorization::header(&challenge, &credentials.username, request, &Answer { key: &key, cnonce, nc }))
}

/// A cnonce is ASCII (RFC 7616, section 3.4).
fn check_cnonce(cnonce: &str) -> Result<(), DigestError> {
    if authorization::is_plain_text(cnonce) {
        Ok(())
    } else {
        Err(DigestError::IllegalCharacter { parameter: "cnonce" })
    }
}
