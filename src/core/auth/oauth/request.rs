//! The two requests that are about tokens.

use crate::core::secret::Secret;

/// Where a token is asked for, below Atlas's origin.
pub const TOKEN_PATH: &str = "/api/oauth/token";
/// Where a token is revoked.
pub const REVOKE_PATH: &str = "/api/oauth/revoke";

/// A `POST` of a form to one of the two paths, with `Accept: application/json` and the account's `Authorization`.
#[derive(Debug)]
pub struct FormRequest {
    /// Below the origin.
    pub path: &'static str,
    /// `application/x-www-form-urlencoded`.
    pub body: Secret,
}

/// Asks for a token.
pub fn token() -> FormRequest {
    FormRequest { path: TOKEN_PATH, body: Secret::new("grant_type=client_credentials") }
}

/// Revokes a token (RFC 7009).
pub fn revoke(token: &str) -> FormRequest {
    FormRequest {
        path: REVOKE_PATH,
        body: Secret::new(["token=", &encoded(token), "&token_type_hint=access_token"].concat()),
    }
}

/// As a form has it. A token of today has no character that needs it, but is opaque to us.
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
