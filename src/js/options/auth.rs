//! Who authenticates a client's requests: read from its `auth` option, checked once.

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

/// Who authenticates, and with what.
pub enum Auth {
    None,
    Digest {
        public_key: String,
        private_key: Secret,
    },
    Bearer(Secret),
    /// Gives a token, or a promise of one.
    BearerFrom(Function),
}

impl Check<'_> {
    /// The `auth` of the options; none where it is wrong, with an issue.
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
            _ => {
                self.report("kind", Detail::InvalidValue { allowed: vec!["none", "digest", "bearer"], known_to: None });
                None
            }
        };
        self.inside = None;
        if read.is_some() && is_browser() && !get(options, "dangerouslyAllowBrowser").is_truthy() {
            let why = "`auth` holds a private key or token, and in a browser everyone who opens the page can read it: \
                       let a proxy authenticate, or set `dangerouslyAllowBrowser`";
            self.say("auth", Detail::InvalidValue { allowed: vec!["none"], known_to: None }, why);
        }
        read.unwrap_or(Auth::None)
    }
}

/// Whether what a function gave can be a token, by the rules for one that is given at once.
pub fn check_token(token: &str) -> Result<(), Error> {
    let mut check = Check::new(&JsPlatform, Mode::Full);
    check.inside = Some("auth");
    check.field(&TOKEN, Some(&Value::from(token)));
    check.token("token", token);
    if check.issues.is_empty() { Ok(()) } else { Err(Error::Validation(check.issues)) }
}
