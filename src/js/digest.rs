//! HTTP digest without the client, for users who send their requests themselves, and for the proxy.

use std::cell::RefCell;

use js_sys::{Array, ArrayBuffer, JsString, Object, Uint8Array};
use wasm_bindgen::prelude::*;

use super::convert::{deep, flat, get, get_text};
use super::error::to_error;
use super::platform::{JsPlatform, construct};
use super::random::cnonce;
use super::refusal::invalid;
use crate::core::auth::digest::{Credentials, DigestError, Session, ToSign, authorization};
use crate::core::check::{Check, Mode};
use crate::core::error::Error;
use crate::core::issue::{Detail, Issue};
use crate::core::table::{Field, Kind, option};
use crate::core::text::borrowed;
use crate::core::value::Value;

#[wasm_bindgen]
extern "C" {
    /// The request to sign. Its properties are read directly, since signing must be fast. Each is an `Option`: see convert.rs.
    type Request;
    #[wasm_bindgen(method, getter, catch)]
    fn method(this: &Request) -> Result<Option<Object>, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    fn uri(this: &Request) -> Result<Option<Object>, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    fn body(this: &Request) -> Result<Option<Object>, JsValue>;
}

/// A user name and password in Unicode's NFC, as RFC 7616, section 4, demands.
pub fn credentials(username: &str, password: &str) -> Credentials {
    // ASCII is normal, as it nearly always is.
    let normal = |text: &str| {
        if text.is_ascii() { text.to_owned() } else { String::from(JsString::from(text).normalize("NFC")) }
    };
    Credentials::new(normal(username), normal(password))
}

/// The challenges: a text or a list of texts; none for anything else.
fn challenges(given: &JsValue) -> Vec<String> {
    let mut texts = Vec::new();
    match deep(given) {
        Some(Value::Text(one)) => texts.push(one),
        Some(Value::List(several)) => {
            for item in several {
                if let Value::Text(text) = item {
                    texts.push(text);
                }
            }
        }
        _ => {}
    }
    texts
}

fn digest_error(error: DigestError) -> JsValue {
    to_error(Error::Digest(error))
}

/// The error to throw for these issues, if there are any.
fn check(issues: &[Issue]) -> Result<(), JsValue> {
    if issues.is_empty() { Ok(()) } else { Err(invalid(issues)) }
}

/// How many requests have been signed with a nonce.
const NC: Field = option("nc", Kind::Integer(1, u32::MAX as u64));

/// A required text. If it is missing or not a text, an issue is reported. It may be `""`, such as an empty password.
fn required(value: &JsValue, name: &str, checked: &mut Check<'_, JsPlatform>) -> String {
    value.as_string().unwrap_or_else(|| {
        let is_absent = value.is_undefined();
        checked.report(name, if is_absent { Detail::Required {} } else { Detail::not_a_string() });
        String::new()
    })
}

/// User name and password from the arguments.
fn read_credentials(args: &JsValue, checked: &mut Check<'_, JsPlatform>) -> [String; 2] {
    ["username", "password"].map(|name| required(&get(args, name), name, checked))
}

/// The parts of the request to sign, owned.
struct Read {
    method: String,
    uri: String,
    body: Vec<u8>,
}

impl Read {
    fn new(request: &Request, checked: &mut Check<'_, JsPlatform>) -> Self {
        // A property whose getter throws counts as present, but not as a text.
        let value = |got: Result<Option<Object>, JsValue>| match got {
            Ok(Some(value)) => value.into(),
            Ok(None) => JsValue::UNDEFINED,
            Err(_) => JsValue::NULL,
        };
        // If the request is not an object, an issue about its body would not help.
        let body_of = || if request.is_object() { value(request.body()) } else { JsValue::UNDEFINED };
        let method = required(&value(request.method()), "method", checked);
        let uri = required(&value(request.uri()), "uri", checked);
        Read { method, uri, body: body(&body_of(), checked) }
    }

    fn to_sign(&self) -> ToSign<'_> {
        ToSign { method: &self.method, uri: &self.uri, body: &self.body }
    }
}

/// The body to sign: a text as UTF-8, or a `Uint8Array`. Anything else is an issue, since it must not be signed as if it were empty.
fn body(body: &JsValue, checked: &mut Check<'_, JsPlatform>) -> Vec<u8> {
    if body.is_undefined() {
        return vec![];
    }
    if let Some(text) = body.as_string() {
        return text.into_bytes();
    }
    // A real view, not an object that only inherits from one, such as a `Proxy`.
    if ArrayBuffer::is_view(body) && body.is_instance_of::<Uint8Array>() {
        // A copy, since `length` may be overridden by a property that lies or throws. Copying fails if its memory was transferred to another
        // thread; then it has no bytes.
        let copy = construct::<Uint8Array>("Uint8Array", &Array::of1(body));
        return copy.map_or_else(|_| vec![], |copy| copy.to_vec());
    }
    checked.report("body", Detail::not_a_string());
    vec![]
}

#[wasm_bindgen(js_name = digestAuthorization, skip_typescript)]
pub fn digest_authorization(args: &JsValue) -> Result<String, JsValue> {
    let mut checked = Check::new(&JsPlatform, Mode::Full);
    let [username, password] = read_credentials(args, &mut checked);
    let credentials = credentials(&username, &password);
    let request = Read::new(args.unchecked_ref(), &mut checked);
    let nc = flat(&get(args, "nc"));
    checked.field(&NC, nc.as_ref());
    check(&checked.issues)?;
    let nc = if let Some(Value::Number(nc)) = nc { nc as u32 } else { 1 };
    let cnonce = match get_text(args, "cnonce") {
        Some(cnonce) => cnonce,
        None => cnonce().map_err(to_error)?,
    };
    let challenges = challenges(&get(args, "challenge"));
    authorization(&borrowed(&challenges), &credentials, &request.to_sign(), &cnonce, nc).map_err(digest_error)
}

/// The client side of digest: receives challenges, signs requests, counts.
#[wasm_bindgen(js_name = DigestSession, skip_typescript)]
#[derive(Debug)]
pub struct DigestSession(RefCell<Session>);

#[wasm_bindgen(js_class = DigestSession)]
impl DigestSession {
    #[wasm_bindgen(constructor, skip_typescript)]
    pub fn new(args: &JsValue) -> Result<DigestSession, JsValue> {
        let mut checked = Check::new(&JsPlatform, Mode::Full);
        let [username, password] = read_credentials(args, &mut checked);
        checked.credential("username", &username);
        checked.credential("password", &password);
        check(&checked.issues)?;
        Ok(DigestSession(RefCell::new(Session::new(credentials(&username, &password)))))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn receive(&self, challenge: &JsValue) -> Result<(), JsValue> {
        let challenges = challenges(challenge);
        self.0.borrow_mut().receive(&borrowed(&challenges)).map_err(digest_error)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn authorize(&self, request: &JsValue) -> Result<Option<String>, JsValue> {
        let mut checked = Check::new(&JsPlatform, Mode::Full);
        let request = Read::new(request.unchecked_ref(), &mut checked);
        check(&checked.issues)?;
        let cnonce = cnonce().map_err(to_error)?;
        let signed = self.0.borrow_mut().authorize(&request.to_sign(), &cnonce).map_err(digest_error)?;
        Ok(signed.map(|signed| signed.header))
    }

    #[wasm_bindgen(js_name = isStale, skip_typescript)]
    pub fn is_stale(&self, challenge: &JsValue) -> bool {
        let challenges = challenges(challenge);
        self.0.borrow().is_stale(&borrowed(&challenges))
    }
}
