//! A service account's tokens without the client, for the proxy, which sends its requests itself.

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::shared::Shared;
use super::token::{TokenState, close};
use crate::core::value::{Object, Value};
use crate::js::convert::{api, to_js};
use crate::js::error::to_error;
use crate::js::options::ClientOptions;
use crate::js::transport::Transport;

/// There is no promise to wait for: in workerd a promise of one request can't wake another, so the proxy calls `look` again after a while.
#[wasm_bindgen(js_name = TokenSource, skip_typescript)]
pub struct TokenSource(Option<Rc<TokenState>>);

#[wasm_bindgen(js_class = TokenSource)]
impl TokenSource {
    /// Takes a client's options, with a service account.
    #[wasm_bindgen(constructor, skip_typescript)]
    pub fn new(options: &JsValue, transport: Transport) -> Result<TokenSource, JsValue> {
        let options = ClientOptions::read(options, api(0), transport).map_err(to_error)?;
        Ok(TokenSource(Shared::new(options).tokens))
    }

    /// How many answers there have been: a request notes this when it begins, and passes it to `look`.
    #[wasm_bindgen(skip_typescript)]
    pub fn answers(&self) -> Result<f64, JsValue> {
        Ok(self.0.as_ref().map_or(0.0, |tokens| tokens.answers() as f64))
    }

    /// `{ authorization, number, secrets }`, or undefined while the token is being requested. Throws if no token can be got.
    #[wasm_bindgen(skip_typescript)]
    pub fn look(&self, seen: f64) -> Result<JsValue, JsValue> {
        let Some(tokens) = &self.0 else {
            return Ok(JsValue::UNDEFINED);
        };
        let Some(pass) = tokens.look(seen as u64).map_err(|thrown| thrown.into_js())? else {
            return Ok(JsValue::UNDEFINED);
        };
        let mut secrets = Vec::new();
        for secret in tokens.secrets() {
            secrets.push(Value::from(secret.as_str()));
        }
        let mut given = Object::default();
        given.text("authorization", &pass.bearer());
        given.number("number", pass.number as f64);
        given.put("secrets", Value::List(secrets));
        Ok(to_js(&given.build()))
    }

    /// Revokes the token and forgets it. The promise never rejects.
    #[wasm_bindgen(skip_typescript)]
    pub fn close(&self) -> Result<Promise, JsValue> {
        Ok(close(&self.0))
    }

    /// Reports that Atlas has refused the token with this number.
    #[wasm_bindgen(skip_typescript)]
    pub fn refused(&self, number: f64) -> Result<(), JsValue> {
        if let Some(tokens) = &self.0 {
            tokens.refused(number as u64);
        }
        Ok(())
    }
}

// Without its content, since that has a secret.
impl std::fmt::Debug for TokenSource {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TokenSource")
    }
}
