//! A user name and a password.

use std::fmt;

/// A user name and its password; for Atlas the public and the private key. `Debug` shows neither.
///
/// Both are hashed as given. RFC 7616, section 4, wants Unicode's NFC of what is not ASCII: a caller that
/// has such texts normalizes them first.
pub struct Credentials {
    pub(super) username: String,
    pub(super) password: String,
}

impl Credentials {
    /// The user name and password of a key, as Atlas issues them.
    pub fn new(username: impl Into<String>, password: impl Into<String>) -> Self {
        Credentials { username: username.into(), password: password.into() }
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Credentials").finish_non_exhaustive()
    }
}
