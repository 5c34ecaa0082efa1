//! The parts of a request that are signed.

use std::fmt;

/// The parts of a request that are signed.
#[derive(Clone, Copy)]
pub struct ToSign<'a> {
    /// Hashed as given; HTTP's methods are case-sensitive.
    pub method: &'a str,
    /// The request target as it goes over the wire, path and query. What a request line cannot contain, control
    /// characters and all that is not ASCII, is percent-encoded as UTF-8, as a URL parser does it.
    pub uri: &'a str,
    /// Used only for `auth-int`.
    pub body: &'a [u8],
}

impl fmt::Debug for ToSign<'_> {
    /// Without the body, which may hold secrets.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = formatter.debug_struct("ToSign");
        debug.field("method", &self.method).field("uri", &self.uri).finish_non_exhaustive()
    }
}
