//! The requests that obtain and revoke a token.

use crate::core::secret::Secret;

/// The path of the token endpoint, below Atlas's origin.
pub const TOKEN_PATH: &str = "/api/oauth/token";
/// The path at which a token is revoked.
pub const REVOKE_PATH: &str = "/api/oauth/revoke";

/// A `POST` of a form to one of the two paths, with `Accept: application/json` and the account's `Authorization`.
#[derive(Debug)]
pub struct FormRequest {
    /// The path, below the origin.
    pub path: &'static str,
    /// `application/x-www-form-urlencoded`.
    pub body: Secret,
}

/// The request for a token.
pub fn token() -> FormRequest {
    FormRequest { path: TOKEN_PATH, body: Secret::new("grant_type=client_credentials") }
}

/// The request that revokes a token (RFC 7009).
pub fn revoke(token: &str) -> FormRequest {
    FormRequest {
        path: REVOKE_PATH,
        body: Secret::new(["token=", &encoded(token), "&token_type_hint=access_token"].concat()),
    }
}

/// Form-encoded. Today's tokens have no character that needs it, but a token is opaque.
fn encoded(text: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'*') {
            encoded.push(byte.into());
        } else {
            encoded.push('%');
            for digit in [byte >> 4, byte & 15] {
                encoded.push(HEX.get(usize::from(digit)).copied().unwrap_or_default().into());
            }
        }
    }
    encoded
}
