//! HTTP digest on its own, for those who send their requests themselves.

use std::cell::RefCell;

use js_sys::{JsString, Uint8Array};
use wasm_bindgen::prelude::*;

use super::convert::{deep, flat, get};
use super::error::{check, to_error};
use super::platform::JsPlatform;
use crate::core::check::{Check, Mode};
use crate::core::digest::{Credentials, DigestError, Session, ToSign, authorization};
use crate::core::error::Error;
use crate::core::field::{Field, Kind, option};
use crate::core::issue::{Detail, Issue};
use crate::core::text::hex;
use crate::core::value::Value;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = crypto, js_name = getRandomValues)]
    fn get_random_values(bytes: &Uint8Array) -> Result<JsValue, JsValue>;
}

thread_local! {
    static RANDOM: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// 128 random bits from the platform's secure source, as 32 hex digits; an error where there is no such source.
pub fn cnonce() -> Result<String, Error> {
    if RANDOM.with_borrow(Vec::is_empty) {
        // For 64 cnonces at once: asking takes as long as all the hashing. Nothing is borrowed meanwhile, since it is the
        // platform's function, or one that a test put there.
        let bytes = Uint8Array::new_with_length(1_024);
        get_random_values(&bytes).map_err(|_| Error::Network("the platform has no `crypto.getRandomValues`"))?;
        RANDOM.set(bytes.to_vec());
    }
    Ok(RANDOM.with_borrow_mut(|random| hex(&random.split_off(random.len().saturating_sub(16)))))
}

/// A user name and password in Unicode's NFC, as RFC 7616, section 4, asks.
pub fn credentials(username: &str, password: &str) -> Credentials {
    let normal = |text: &str| String::from(JsString::from(text).normalize("NFC"));
    Credentials::new(normal(username), normal(password))
}

/// Does `work` with the challenges of one header's value or of several, as core takes them; anything else holds none.
fn with_challenges<T>(given: &JsValue, work: impl FnOnce(&[&str]) -> T) -> T {
    match deep(given) {
        Some(Value::Text(one)) => work(&[&one]),
        Some(Value::List(several)) => work(&several.iter().filter_map(Value::as_text).collect::<Vec<_>>()),
        _ => work(&[]),
    }
}

fn digest_error(error: DigestError) -> JsValue {
    to_error(Error::Digest(error))
}

/// How many requests have been signed with a nonce.
const NC: Field = option("nc", Kind::Integer(1, u32::MAX as u64));

/// Arguments with a text under each of `names`, or the error that says which are none. `""` is a text: a password may be empty.
fn read(args: &JsValue, names: &[&str]) -> Result<Value, JsValue> {
    let given = flat(args).unwrap_or(Value::Null);
    let mut checked = Check::new(&JsPlatform, Mode::Full);
    for name in names {
        match given.get(name) {
            Some(Value::Text(_)) => {}
            Some(_) => checked.report(name, Detail::not_a_string()),
            None => checked.report(name, Detail::Required {}),
        }
    }
    checked.field(&NC, given.get("nc"));
    check(checked.issues)?;
    Ok(given)
}

fn text<'a>(args: &'a Value, name: &str) -> &'a str {
    args.text(name).unwrap_or_default()
}

/// The body to sign: text as UTF-8, a `Uint8Array` as it is. What can't be read must not be signed as if it were empty.
fn body(args: &JsValue) -> Result<Vec<u8>, JsValue> {
    let body = get(args, "body");
    match (body.as_string(), body.dyn_ref::<Uint8Array>()) {
        (Some(text), _) => Ok(text.into_bytes()),
        (None, Some(bytes)) => Ok(bytes.to_vec()),
        (None, None) if body.is_undefined() => Ok(vec![]),
        (None, None) => Err(to_error(Error::Validation(vec![Issue::field("body", Detail::not_a_string())]))),
    }
}

#[wasm_bindgen(js_name = digestAuthorization, skip_typescript)]
pub fn digest_authorization(args: &JsValue) -> Result<String, JsValue> {
    let given = read(args, &["username", "password", "method", "uri"])?;
    let cnonce = match given.text("cnonce") {
        Some(cnonce) => cnonce.to_owned(),
        None => cnonce().map_err(to_error)?,
    };
    let nc = match given.get("nc") {
        Some(Value::Number(nc)) => *nc as u32,
        _ => 1,
    };
    let credentials = credentials(text(&given, "username"), text(&given, "password"));
    let request = ToSign { method: text(&given, "method"), uri: text(&given, "uri"), body: &body(args)? };
    let challenge = get(args, "challenge");
    let signed = with_challenges(&challenge, |given| authorization(given, &credentials, &request, &cnonce, nc));
    signed.map_err(digest_error)
}

/// One user's side of digest: takes challenges, signs requests, counts.
#[wasm_bindgen(js_name = DigestSession, skip_typescript)]
#[derive(Debug)]
pub struct DigestSession(RefCell<Session>);

#[wasm_bindgen(js_class = DigestSession)]
impl DigestSession {
    #[wasm_bindgen(constructor, skip_typescript)]
    pub fn new(args: &JsValue) -> Result<DigestSession, JsValue> {
        let given = read(args, &["username", "password"])?;
        let credentials = credentials(text(&given, "username"), text(&given, "password"));
        Ok(DigestSession(RefCell::new(Session::new(credentials))))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn receive(&self, challenge: &JsValue) -> Result<(), JsValue> {
        with_challenges(challenge, |given| self.0.borrow_mut().receive(given)).map_err(digest_error)
    }

    #[wasm_bindgen(js_name = receiveInfo, skip_typescript)]
    pub fn receive_info(&self, authentication_info: &str) {
        self.0.borrow_mut().receive_info(authentication_info);
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn authorize(&self, args: &JsValue) -> Result<Option<String>, JsValue> {
        let given = read(args, &["method", "uri"])?;
        let request = ToSign { method: text(&given, "method"), uri: text(&given, "uri"), body: &body(args)? };
        let cnonce = cnonce().map_err(to_error)?;
        let signed = self.0.borrow_mut().authorize(&request, &cnonce).map_err(digest_error)?;
        Ok(signed.map(|signed| signed.header))
    }

    #[wasm_bindgen(js_name = isStale, skip_typescript)]
    pub fn is_stale(&self, challenge: &JsValue) -> bool {
        with_challenges(challenge, |given| self.0.borrow().is_stale(given))
    }
}
