//! A client's option `auth`, read and checked once.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::reader::text;
use crate::core::check::{Check, Mode};
use crate::core::error::Error;
use crate::core::issue::{Detail, JsonType};
use crate::core::secret::Secret;
use crate::core::table::{Field, required};
use crate::core::value::Value;
use crate::js::convert::{get, get_text};
use crate::js::host::is_browser;
use crate::js::platform::JsPlatform;

const DIGEST: &[Field] = &[required("publicKey"), required("privateKey")];
const TOKEN: Field = required("token");
const CLIENT_ID: Field = required("clientId");
const CLIENT_SECRET: Field = required("clientSecret");

/// The kind of authentication, with its credentials.
pub enum Auth {
    None,
    Digest {
        public_key: String,
        private_key: Secret,
    },
    Bearer(Secret),
    /// A function that returns a token, or a promise of one.
    BearerFrom(Function),
    ServiceAccount {
        client_id: String,
        client_secret: ClientSecret,
    },
}

/// A service account's secret, or a function for it.
#[derive(Clone)]
pub enum ClientSecret {
    Text(Secret),
    /// Returns the secret, or a promise of it.
    From(Function),
}

impl Check<'_, JsPlatform> {
    /// Reads `auth` from the options. If it is wrong, an issue is reported and the result is `None`.
    pub(super) fn auth(&mut self, options: &JsValue) -> Auth {
        let auth = get(options, "auth");
        if auth.is_undefined() {
            return Auth::None;
        }
        if !auth.is_object() {
            self.report("auth", Detail::InvalidType { expected: JsonType::Object });
            return Auth::None;
        }
        self.inside = Some("auth");
        let read = match get_text(&auth, "kind").as_deref() {
            Some("none") => None,
            Some("digest") => {
                let keys = self.read(&auth, DIGEST);
                let (public_key, private_key) = (text(&keys, "publicKey"), text(&keys, "privateKey"));
                self.credential("publicKey", &public_key);
                self.credential("privateKey", &private_key);
                Some(Auth::Digest { public_key, private_key: Secret::new(private_key) })
            }
            Some("bearer") => Some(match get(&auth, "token").dyn_into::<Function>() {
                Ok(give) => Auth::BearerFrom(give),
                Err(_) => {
                    let token = text(&self.read(&auth, &[TOKEN]), "token");
                    self.token("token", &token);
                    Auth::Bearer(Secret::new(token))
                }
            }),
            Some("serviceAccount") => {
                let client_id = text(&self.read(&auth, &[CLIENT_ID]), "clientId");
                self.client_id("clientId", &client_id);
                let client_secret = match get(&auth, "clientSecret").dyn_into::<Function>() {
                    Ok(give) => ClientSecret::From(give),
                    Err(_) => {
                        let secret = text(&self.read(&auth, &[CLIENT_SECRET]), "clientSecret");
                        self.credential("clientSecret", &secret);
                        ClientSecret::Text(Secret::new(secret))
                    }
                };
                Some(Auth::ServiceAccount { client_id, client_secret })
            }
            _ => {
                let allowed = vec!["none", "digest", "serviceAccount", "bearer"];
                self.report("kind", Detail::InvalidValue { allowed, known_to: None });
                None
            }
        };
        self.inside = None;
        if read.is_some() && is_browser() && !get(options, "dangerouslyAllowBrowser").is_truthy() {
            let why = "`auth` has a private key, secret or token, and in a browser everyone who opens the page can read it: \
                       let a proxy authenticate, or set `dangerouslyAllowBrowser`";
            self.say("auth", Detail::InvalidValue { allowed: vec!["none"], known_to: None }, why);
        }
        read.unwrap_or(Auth::None)
    }
}

/// Checks a token that a function returned, by the same rules as one in the options.
pub fn check_token(token: &str) -> Result<(), Error> {
    given(&TOKEN, token, |check| check.token("token", token))
}

/// The same for a service account's secret.
pub fn check_client_secret(secret: &str) -> Result<(), Error> {
    given(&CLIENT_SECRET, secret, |check| check.credential("clientSecret", secret))
}

fn given(field: &Field, text: &str, also: impl FnOnce(&mut Check<'_, JsPlatform>)) -> Result<(), Error> {
    let mut check = Check::new(&JsPlatform, Mode::Full);
    check.inside = Some("auth");
    check.field(field, Some(&Value::from(text)));
    also(&mut check);
    if check.issues.is_empty() { Ok(()) } else { Err(Error::Validation(check.issues)) }
}
