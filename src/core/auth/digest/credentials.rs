//! Whose keys they are.

use std::fmt;

/// A user name and its password; for Atlas the public and the private key. `Debug` shows neither.
///
/// Both are hashed as given: a caller that wants Unicode's NFC, as RFC 7616, section 4, asks of what is not
/// ASCII, normalizes before.
pub struct Credentials {
    pub(super) username: String,
    pub(super) password: String,
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
