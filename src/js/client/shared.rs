//! The state of a client.

use std::rc::Rc;

use super::account::ServiceAccount;
use super::digest::DigestState;
use super::token::TokenState;
use crate::js::digest::credentials;
use crate::js::options::ClientOptions;
use crate::js::options::auth::Auth;

/// What all calls of a client share. Each call has an `Rc` of it, since nothing borrowed may be held across an await.
pub struct Shared {
    /// An `Rc`, since a request for a token can outlive the call that began it.
    pub options: Rc<ClientOptions>,
    /// If `auth` is an API key.
    pub digest: Option<DigestState>,
    /// If `auth` is a service account.
    pub tokens: Option<Rc<TokenState>>,
}

impl Shared {
    pub fn new(options: ClientOptions) -> Self {
        let options = Rc::new(options);
        let (mut digest, mut tokens) = (None, None);
        match &options.auth {
            Auth::Digest { public_key, private_key } => {
                digest = Some(DigestState::new(credentials(public_key, private_key.reveal())));
            }
            Auth::ServiceAccount { client_id, client_secret } => {
                let account = ServiceAccount::new(&options, client_id, client_secret);
                tokens = Some(Rc::new(TokenState::new(account)));
            }
            Auth::None | Auth::Bearer(_) | Auth::BearerFrom(_) => {}
        }
        Shared { options, digest, tokens }
    }
}
