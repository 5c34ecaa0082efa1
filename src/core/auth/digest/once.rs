//! The answer to one challenge.

use super::authorization::{Answer, Key, check_cnonce, header};
use super::challenge::choose;
use super::credentials::Credentials;
use super::error::DigestError;
use super::to_sign::ToSign;

/// Answers a challenge once: the value of the `Authorization` header.
///
/// `challenges` are the values of the `WWW-Authenticate` headers. `cnonce` is a fresh random text of
/// printable ASCII characters, `nc` the number of requests signed with the challenge's nonce, this one
/// included.
///
/// ```
/// use atlas_integrations::core::auth::digest::{Credentials, ToSign, authorization};
///
/// let challenge = r#"Digest realm="MMS Public API", domain="", nonce="b1946ac92492d234", algorithm=MD5, qop="auth", stale=false"#;
/// let credentials = Credentials::new("public", "private");
/// let request = ToSign { method: "GET", uri: "/api/atlas/v1.0", body: b"" };
/// let header = authorization(&[challenge], &credentials, &request, "0a4f113b", 1)?;
/// assert!(header.starts_with(r#"Digest username="public", realm="MMS Public API", uri="/api/atlas/v1.0", algorithm=MD5, "#));
/// # Ok::<(), atlas_integrations::core::auth::digest::DigestError>(())
/// ```
pub fn authorization(
    challenges: &[&str],
    credentials: &Credentials,
    request: &ToSign<'_>,
    cnonce: &str,
    nc: u32,
) -> Result<String, DigestError> {
    check_cnonce(cnonce)?;
    let challenge = choose(challenges).map_err(|error| error.without(&[&credentials.password]))?;
    let mut key = Key::of_realm(&challenge, credentials);
    if challenge.algorithm.session {
        key = key.of_session(&challenge, cnonce);
    }
    Ok(header(&challenge, &credentials.username, request, &Answer { key: &key, cnonce, nc }))
}
