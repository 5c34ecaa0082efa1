//! The client: each operation from its arguments to its answer, with as many attempts as needed.

mod account;
mod address;
mod answer;
mod attempt;
mod call;
mod digest;
mod exchange;
mod gate;
mod run;
mod shared;
mod span;
mod token;
mod token_source;
mod wait;

use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use self::call::{Call, Caller};
use self::run::run;
use self::shared::Shared;
use self::token::close;
use super::convert::{api, flat, get};
use super::error::{Thrown, to_error};
use super::options::ClientOptions;
use super::options::auth::Auth;
use super::platform::JsPlatform;
use super::transport::Transport;
use crate::core::check::{Check, Mode};
use crate::core::error::Error;
use crate::core::issue::{Detail, Issue, JsonType};
use crate::core::operation::Operation;
use crate::core::redact::secrets_of;
use crate::core::request::{self, Parts};
use crate::core::value::Value;

#[wasm_bindgen]
extern "C" {
    /// The arguments of a call besides operation and project. client.js makes this object, so no getter can throw.
    type Args;
    #[wasm_bindgen(method, getter, js_name = type)]
    fn type_name(this: &Args) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn integration(this: &Args) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn query(this: &Args) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn signal(this: &Args) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn logger(this: &Args) -> Option<Function>;
    #[wasm_bindgen(method, getter)]
    fn raise(this: &Args) -> JsValue;
}

/// A client for one version of the API. The JavaScript class around it is in `pkg-template/client/client.js`.
#[wasm_bindgen(js_name = Client, skip_typescript)]
pub struct Client(Rc<Shared>);

#[wasm_bindgen(js_class = Client)]
impl Client {
    #[wasm_bindgen(constructor, skip_typescript)]
    pub fn new(options: &JsValue, place: usize, transport: Transport) -> Result<Client, JsValue> {
        let options = ClientOptions::read(options, api(place), transport).map_err(to_error)?;
        Ok(Client(Rc::new(Shared::new(options))))
    }

    /// Sends one operation. Returns a promise of a list, a view or undefined. This function itself never fails: `Given` in convert.rs explains
    /// the `Result`.
    #[wasm_bindgen(skip_typescript)]
    pub fn send(&self, operation: &str, group_id: &JsValue, args: &JsValue) -> Result<Promise, JsValue> {
        let shared = Rc::clone(&self.0);
        let args: &Args = args.unchecked_ref();
        let raise = args.raise();
        let call = prepare(&shared, operation, flat(group_id), args);
        Ok(future_to_promise(async move {
            match call {
                Ok(call) => run(&shared, &call).await,
                Err(error) => Err(Thrown::from(error).made_by(&raise)),
            }
        }))
    }

    /// Revokes the service account's token, if there is one. The promise never rejects.
    #[wasm_bindgen(skip_typescript)]
    pub fn close(&self) -> Result<Promise, JsValue> {
        Ok(close(&self.0.tokens))
    }
}

fn prepare(shared: &Shared, operation: &str, group_id: Option<Value>, args: &Args) -> Result<Call, Error> {
    let (type_name, view, query) = (flat(&args.type_name()), flat(&args.integration()), flat(&args.query()));
    let api = shared.options.api;
    let parts = Parts {
        api,
        base_url: None,
        group_id: group_id.as_ref(),
        type_name: type_name.as_ref(),
        view: view.as_ref(),
        query: query.as_ref(),
    };
    let (origin, check) = (&shared.options.origin, Check::new(&JsPlatform, Mode::Full));
    let prepared = match Operation::from_name(operation) {
        Some(operation) => request::prepare(origin, operation, parts, check)?,
        // The names come from this package's JavaScript, so this is `projects`, whose id is an organization's or undefined.
        None => request::prepare_projects(origin, parts.group_id, parts.query, check)?,
    };
    let signal = Some(args.signal()).filter(|signal| !signal.is_undefined());
    if signal.as_ref().is_some_and(|signal| !get(signal, "addEventListener").is_function()) {
        let wrong = Issue::field("signal", Detail::InvalidType { expected: JsonType::Object });
        return Err(Error::Validation(vec![wrong]));
    }
    let mut secrets = parts.view.map(|view| secrets_of(view, &JsPlatform)).unwrap_or_default();
    for secret in &shared.options.header_secrets {
        secrets.push(secret.clone());
    }
    if let Auth::Digest { private_key: secret, .. } | Auth::Bearer(secret) = &shared.options.auth {
        secrets.push(secret.reveal().to_owned());
    }
    // While a fleet runs, it has its own logger.
    let logger = args.logger().or_else(|| shared.options.logger.clone());
    Ok(Call::new(prepared, secrets, &Caller { logger, signal, raise: args.raise() }))
}

// Without its content, since that has a key.
impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Client")
    }
}
