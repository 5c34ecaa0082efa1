//! What a client is made of.

use super::digest::DigestState;
use crate::js::digest::credentials;
use crate::js::options::ClientOptions;
use crate::js::options::auth::Auth;

/// What outlives a call: it is cloned into each one, since nothing borrowed may be held across an await.
pub struct Shared {
    pub options: ClientOptions,
    /// With the `auth` of that kind.
    pub digest: Option<DigestState>,
}

impl Shared {
    pub fn new(options: ClientOptions) -> Self {
        let digest = match &options.auth {
            Auth::Digest { public_key, private_key } => {
                Some(DigestState::new(credentials(public_key, private_key.reveal())))
            }
            _ => None,
        };
        Shared { options, digest }
    }
}
