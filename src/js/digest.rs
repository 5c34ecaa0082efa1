//! HTTP digest on its own, for those who send their requests themselves.

use std::cell::RefCell;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

use super::convert::{flat_value, get, get_given};
use super::error::to_error;
use crate::core::digest::{Credentials, DigestError, Session, ToSign, authorization};
use crate::core::error::Error;
use crate::core::issue::{Detail, Issue};
use crate::core::value::Value;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = crypto, js_name = getRandomValues)]
    fn get_random_values(bytes: &Uint8Array) -> Result<JsValue, JsValue>;
}

/// 128 random bits from the platform's secure source, as 32 hex digits; an error where there is no such source.
pub fn cnonce() -> Result<String, Error> {
    let bytes = Uint8Array::new_with_length(16);
    get_random_values(&bytes).map_err(|_| Error::Network("the platform has no `crypto.getRandomValues`"))?;
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    Ok(bytes.to_vec().into_iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect())
}

/// The challenges of one header's value or of several.
pub fn challenges(value: &JsValue) -> Vec<String> {
    match value.as_string() {
        Some(one) => vec![one],
        None => Array::from(value).iter().filter_map(|item| item.as_string()).collect(),
    }
}

/// As core takes them.
pub fn borrowed(challenges: &[String]) -> Vec<&str> {
    challenges.iter().map(String::as_str).collect()
}

fn digest_error(error: DigestError) -> JsValue {
    to_error(&Error::Digest(error))
}

/// The texts of `names`, or issues for those that are none. `""` is a text: a password may be empty.
fn texts<const N: usize>(args: &JsValue, names: [&str; N]) -> Result<[String; N], JsValue> {
    let mut issues = Vec::new();
    let texts = names.map(|name| match flat_value(&get(args, name)) {
        Some(Value::Text(text)) => text,
        None => {
            issues.push(Issue::field(name, Detail::Required {}));
            String::new()
        }
        Some(_) => {
            issues.push(Issue::field(name, Detail::not_a_string()));
            String::new()
        }
    });
    if issues.is_empty() { Ok(texts) } else { Err(to_error(&Error::Validation(issues))) }
}

/// The body to sign: text as UTF-8, bytes as they are.
fn body(args: &JsValue) -> Vec<u8> {
    let body = get(args, "body");
    match body.as_string() {
        Some(text) => text.into_bytes(),
        None if body.is_object() => Uint8Array::new(&body).to_vec(),
        None => vec![],
    }
}

#[wasm_bindgen(js_name = digestAuthorization, skip_typescript)]
pub fn digest_authorization(args: &JsValue) -> Result<String, JsValue> {
    let [username, password, method, uri] = texts(args, ["username", "password", "method", "uri"])?;
    let given = challenges(&get(args, "challenge"));
    let fresh = match get(args, "cnonce").as_string() {
        Some(given) => given,
        None => cnonce().map_err(|error| to_error(&error))?,
    };
    let nc = get_given(args, "nc").map_or(Ok(1), |nc| {
        let number = nc.as_f64().filter(|nc| nc.trunc() == *nc && (1.0..=f64::from(u32::MAX)).contains(nc));
        let range = Detail::OutOfRange { min: 1, max: u64::from(u32::MAX) };
        number.map(|nc| nc as u32).ok_or_else(|| to_error(&Error::Validation(vec![Issue::field("nc", range)])))
    })?;
    let request = ToSign { method: &method, uri: &uri, body: &body(args) };
    authorization(&borrowed(&given), &Credentials::new(username, password), &request, &fresh, nc).map_err(digest_error)
}

/// One user's side of digest: takes challenges, signs requests, counts.
#[wasm_bindgen(js_name = DigestSession, skip_typescript)]
#[derive(Debug)]
pub struct DigestSession(RefCell<Session>);

#[wasm_bindgen(js_class = DigestSession)]
impl DigestSession {
    #[wasm_bindgen(constructor, skip_typescript)]
    pub fn new(args: &JsValue) -> Result<DigestSession, JsValue> {
        let [username, password] = texts(args, ["username", "password"])?;
        Ok(DigestSession(RefCell::new(Session::new(Credentials::new(username, password)))))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn receive(&self, challenge: &JsValue) -> Result<(), JsValue> {
        let given = challenges(challenge);
        self.0.borrow_mut().receive(&borrowed(&given)).map_err(digest_error)
    }

    #[wasm_bindgen(js_name = receiveInfo, skip_typescript)]
    pub fn receive_info(&self, authentication_info: &str) {
        self.0.borrow_mut().receive_info(authentication_info);
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn authorize(&self, args: &JsValue) -> Result<Option<String>, JsValue> {
        let [method, uri] = texts(args, ["method", "uri"])?;
        let request = ToSign { method: &method, uri: &uri, body: &body(args) };
        let fresh = cnonce().map_err(|error| to_error(&error))?;
        let signed = self.0.borrow_mut().authorize(&request, &fresh).map_err(digest_error)?;
        Ok(signed.map(|signed| signed.header))
    }

    #[wasm_bindgen(js_name = isStale, skip_typescript)]
    pub fn is_stale(&self, challenge: &JsValue) -> bool {
        let given = challenges(challenge);
        self.0.borrow().is_stale(&borrowed(&given))
    }
}
