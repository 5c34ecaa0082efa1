//! A service account.

use base64ct::{Base64, Encoding};

use crate::core::secret::Secret;

/// A service account of Atlas: its id, `mdb_sa_id_…`, and one of its secrets, `mdb_sa_sk_…`.
#[derive(Debug)]
pub struct Account {
    client_id: String,
    client_secret: Secret,
}

impl Account {
    /// The id and the secret, as Atlas issues them.
    pub fn new(client_id: impl Into<String>, client_secret: impl Into<String>) -> Self {
        Account { client_id: client_id.into(), client_secret: Secret::new(client_secret) }
    }

    /// The value of the `Authorization` header that asks for a token and revokes one (RFC 7617).
    ///
    /// Both parts are sent as they are. RFC 6749, section 2.3.1, wants them form-encoded, and some libraries then write `_`, which every
    /// id and secret contains, as `%5F`; Atlas refuses that.
    pub fn basic(&self) -> Secret {
        Secret::new(["Basic ", self.encoded().reveal()].concat())
    }

    /// The texts to remove from every message: the secret, and its form in the header.
    pub fn secrets(&self) -> [Secret; 2] {
        [self.client_secret.clone(), self.encoded()]
    }

    fn encoded(&self) -> Secret {
        let pair = [&self.client_id, ":", self.client_secret.reveal()].concat();
        Secret::new(Base64::encode_string(pair.as_bytes()))
    }
}
