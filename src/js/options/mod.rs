//! A client's options, read and checked once.

pub mod auth;
mod reader;
pub mod route;
mod shapes;

use gloo_net::http::Headers;
use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;

use self::auth::Auth;
use self::reader::number;
use self::route::Route;
use self::shapes::Shapes;
use super::convert::get;
use super::host::is_browser;
use super::platform::{JsPlatform, construct};
use super::transport::Transport;
use crate::core::check::{Check, Mode, base_origin, base_url};
use crate::core::error::Error;
use crate::core::issue::{Detail, JsonType};
use crate::core::redact::parts_of;
use crate::core::retry::Policy;
use crate::core::table::{Api, Field, Kind, option};

/// The longest time of `setTimeout`, which has 31 bits; with a longer one it would fire at once.
const LONGEST_MS: u64 = (1 << 31) - 1;

const OPTIONS: &[Field] = &[
    option("baseUrl", Kind::Anything),
    option("proxy", Kind::Anything),
    option("auth", Kind::Anything),
    option("fetch", Kind::Anything),
    option("credentials", Kind::Anything),
    option("headers", Kind::Anything),
    option("timeoutMs", Kind::Integer(1, LONGEST_MS)),
    option("retry", Kind::Anything),
    option("logger", Kind::Anything),
    option("dangerouslyAllowBrowser", Kind::Boolean),
];
const RETRY: &[Field] = &[option("limit", Kind::Integer(0, 100)), option("maxDelayMs", Kind::Integer(0, LONGEST_MS))];
/// Options that are often written one level too high.
const FURTHER_IN: &[&str] =
    &["auth.kind", "auth.publicKey", "auth.privateKey", "auth.token", "retry.limit", "retry.maxDelayMs"];

/// A client's options, all of them valid.
pub struct ClientOptions {
    /// The version of the API.
    pub api: &'static Api,
    /// The origin of `baseUrl`, or Atlas's.
    pub origin: String,
    pub route: Route,
    pub auth: Auth,
    /// A function, or undefined for the global one.
    pub fetch: JsValue,
    /// What all requests of one kind have in common for `fetch`.
    pub shapes: Shapes,
    /// The headers' values and their parts that have to be scrubbed from a server's text.
    pub header_secrets: Vec<String>,
    pub timeout_ms: f64,
    pub policy: Policy,
    pub logger: Option<Function>,
    /// The JavaScript that waits and sends.
    pub transport: Transport,
}

impl ClientOptions {
    /// Reads the constructor's argument; undefined is no options.
    pub fn read(options: &JsValue, api: &'static Api, transport: Transport) -> Result<Self, Error> {
        let mut check = Check::new(&JsPlatform, Mode::Full);
        let given = check.options(options, None, OPTIONS, FURTHER_IN);
        check.field(&base_url(api), given.get("baseUrl"));
        let auth = check.auth(options);
        let route = check.route(&get(options, "proxy"));
        let default = Policy::default();
        let retry = check.options(&get(options, "retry"), Some("retry"), RETRY, &[]);
        let credentials = check.credentials(&get(options, "credentials"), &auth);
        let headers = check.headers(&get(options, "headers"));
        let read = ClientOptions {
            api,
            origin: base_origin(given.get("baseUrl"), api, &JsPlatform),
            route,
            fetch: check.function(options, "fetch"),
            header_secrets: header_secrets(&headers),
            shapes: Shapes::new(headers, credentials),
            timeout_ms: number(&given, "timeoutMs", 30_000.0),
            policy: Policy {
                limit: number(&retry, "limit", default.limit.into()) as u32,
                max_delay_ms: number(&retry, "maxDelayMs", default.max_delay_ms),
            },
            logger: check.function(options, "logger").dyn_into().ok(),
            auth,
            transport,
        };
        if check.issues.is_empty() { Ok(read) } else { Err(Error::Validation(check.issues)) }
    }
}

impl Check<'_, JsPlatform> {
    fn credentials(&mut self, given: &JsValue, auth: &Auth) -> Option<&'static str> {
        // If the client authenticates, the browser must not: otherwise it opens its own password box after a 401.
        let default = if matches!(auth, Auth::None) { "same-origin" } else { "omit" };
        let chosen = match given.as_string().as_deref() {
            Some("omit") => "omit",
            Some("include") => "include",
            Some("same-origin") => "same-origin",
            _ => default,
        };
        if !given.is_undefined() && given.as_string().as_deref() != Some(chosen) {
            let allowed = vec!["omit", "same-origin", "include"];
            self.report("credentials", Detail::InvalidValue { allowed, known_to: None });
        }
        is_browser().then_some(chosen)
    }

    fn headers(&mut self, given: &JsValue) -> Vec<(String, String)> {
        if given.is_undefined() {
            return vec![];
        }
        // `new Headers(…)` checks every name and value.
        match construct("Headers", &Array::of1(given)) {
            Ok(headers) => Headers::from_raw(headers).entries().collect(),
            Err(_) => {
                let hint =
                    "`headers` must be names and texts that HTTP allows, in a form that `new Headers(…)` accepts";
                self.say("headers", Detail::InvalidType { expected: JsonType::Object }, hint);
                vec![]
            }
        }
    }
}

/// The values of all headers except the usual ones, whole and in parts: `Bearer x`, `a=x; b=y`.
fn header_secrets(headers: &[(String, String)]) -> Vec<String> {
    let mut secrets = Vec::new();
    for (name, value) in headers {
        if !["accept", "content-", "user-agent"].iter().any(|common| name.starts_with(common)) {
            for part in parts_of(value, |b| matches!(b, b' ' | b';' | b'=' | b',')) {
                secrets.push(part.to_owned());
            }
            secrets.push(value.clone());
        }
    }
    secrets
}
