//! What a client is made of.

use std::rc::Rc;

use super::account::ServiceAccount;
use super::digest::DigestState;
use super::token::TokenState;
use crate::js::digest::credentials;
use crate::js::options::ClientOptions;
use crate::js::options::auth::Auth;

/// What outlives a call: it is cloned into each one, since nothing borrowed may be held across an await.
pub struct Shared {
    /// A request for a token outlives the call that it began with.
    pub options: Rc<ClientOptions>,
    /// With the `auth` of that kind.
    pub digest: Option<DigestState>,
    /// With a service account.
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
