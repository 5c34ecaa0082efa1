//! Who authenticates a client's requests: read from its `auth` option, checked once.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::reader::text;
use crate::core::check::Check;
use crate::core::issue::{Detail, Issue, JsonType};
use crate::core::secret::Secret;
use crate::core::table::{Field, required};
use crate::js::convert::{get, get_text};
use crate::js::platform::is_browser;

const DIGEST: &[Field] = &[required("publicKey"), required("privateKey")];
const BEARER: &[Field] = &[required("token")];

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
                let private_key = Secret::new(text(&keys, "privateKey"));
                Some(Auth::Digest { public_key: text(&keys, "publicKey"), private_key })
            }
            Some("bearer") => Some(match get(&auth, "token").dyn_into::<Function>() {
                Ok(give) => Auth::BearerFrom(give),
                Err(_) => {
                    let token = text(&self.read(&auth, BEARER), "token");
                    // An empty one has its issue already.
                    if let Err(issue) = check_token(&token)
                        && !token.is_empty()
                    {
                        self.issues.push(issue);
                    }
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

/// Whether a text can be a bearer token: visible ASCII (RFC 6750, section 2.1), all that a header can carry anywhere.
pub fn check_token(token: &str) -> Result<(), Issue> {
    let at = |detail| Issue::at(vec!["auth".to_owned(), "token".to_owned()], detail);
    if token.is_empty() {
        Err(at(Detail::Required {}))
    } else if token.bytes().all(|byte| byte.is_ascii_graphic()) {
        Ok(())
    } else {
        let why = "`auth.token` must be printable ASCII characters without white space";
        Err(at(Detail::InvalidValue { allowed: vec![], known_to: None }).with_message(why.to_owned()))
    }
}
