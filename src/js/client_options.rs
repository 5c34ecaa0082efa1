//! What a client is made with, checked once.

use gloo_net::http::Headers;
use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;
use web_sys::{RequestCredentials, Url};

use super::auth::Auth;
use super::convert::{flat, get, get_text};
use super::platform::{JsPlatform, construct, parse_url};
use crate::core::check::{BASE_URL, base_origin};
use crate::core::check::{Check, Mode};
use crate::core::error::Error;
use crate::core::issue::{Detail, Format, Issue, JsonType};
use crate::core::platform::Platform;
use crate::core::redact::parts_of;
use crate::core::retry::Policy;
use crate::core::table::{Field, Kind, option};
use crate::core::value::{Object, Value};

/// `setTimeout` counts in 31 bits; a longer wait would end at once.
const LONGEST_MS: u64 = (1 << 31) - 1;

const OPTIONS: &[Field] = &[
    BASE_URL,
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

/// How requests reach Atlas.
pub enum Route {
    Direct,
    /// A prefix that replaces Atlas's origin; absolute, without a trailing slash.
    Prefix(String),
    /// The user's own function of a URL.
    Mapped(Function),
}

/// A client's options, all of them valid.
pub struct ClientOptions {
    /// Of `baseUrl`, or Atlas's own.
    pub origin: String,
    pub route: Route,
    pub auth: Auth,
    /// A function, or undefined for the global one.
    pub fetch: JsValue,
    pub credentials: Option<RequestCredentials>,
    pub headers: Option<web_sys::Headers>,
    /// What of the headers' values must not show in a server's words.
    pub header_secrets: Vec<String>,
    pub timeout_ms: f64,
    pub policy: Policy,
    /// A function, or undefined.
    pub logger: JsValue,
}

impl ClientOptions {
    /// Reads the constructor's argument; undefined is no options.
    pub fn read(options: &JsValue) -> Result<Self, Error> {
        let mut check = Check::new(&JsPlatform, Mode::Full);
        let given = check.options(options, None, OPTIONS);
        let auth = check.auth(options);
        let route = check.route(&get(options, "proxy"));
        let default = Policy::default();
        let retry = check.options(&get(options, "retry"), Some("retry"), RETRY);
        let mut read = ClientOptions {
            origin: base_origin(given.get("baseUrl"), &JsPlatform),
            route,
            fetch: check.function(options, "fetch"),
            credentials: check.credentials(&get(options, "credentials"), &auth),
            headers: check.headers(&get(options, "headers")),
            header_secrets: vec![],
            timeout_ms: number(&given, "timeoutMs", 30_000.0),
            policy: Policy {
                limit: number(&retry, "limit", default.limit.into()) as u32,
                max_delay_ms: number(&retry, "maxDelayMs", default.max_delay_ms),
            },
            logger: check.function(options, "logger"),
            auth,
        };
        if let Some(headers) = &read.headers {
            read.header_secrets = header_secrets(headers);
        }
        if check.issues.is_empty() { Ok(read) } else { Err(Error::Validation(check.issues)) }
    }
}

fn number(options: &Value, name: &str, default: f64) -> f64 {
    match options.get(name) {
        Some(Value::Number(number)) => *number,
        _ => default,
    }
}

impl Check<'_> {
    /// An object of these options, `inside` the one that it is given as; or nothing.
    fn options(&mut self, value: &JsValue, inside: Option<&'static str>, fields: &'static [Field]) -> Value {
        match flat(value) {
            None => return Value::Null,
            Some(Value::Object(entries)) => {
                self.inside = inside;
                self.unknown_names(fields, &entries, "");
            }
            Some(_) => {
                let wrong = Detail::InvalidType { expected: JsonType::Object };
                self.issues.push(match inside {
                    Some(name) => Issue::field(name, wrong),
                    None => Issue::at(vec![], wrong),
                });
                return Value::Null;
            }
        }
        let read = self.read(value, fields);
        self.inside = None;
        read
    }

    /// The options by name, each checked. One by one, so that a getter that throws reads as absent.
    pub(super) fn read(&mut self, options: &JsValue, fields: &[Field]) -> Value {
        let mut read = Object::default();
        for field in fields {
            let value = flat(&get(options, field.name));
            self.field(field, value.as_ref());
            if let Some(value) = value {
                read.put(field.name, value);
            }
        }
        read.build()
    }

    fn credentials(&mut self, given: &JsValue, auth: &Auth) -> Option<RequestCredentials> {
        match given.as_string().as_deref() {
            Some("omit") => Some(RequestCredentials::Omit),
            Some("include") => Some(RequestCredentials::Include),
            Some("same-origin") => Some(RequestCredentials::SameOrigin),
            _ if !given.is_undefined() => {
                self.report("credentials", Detail::InvalidValue { allowed: vec!["omit", "same-origin", "include"] });
                None
            }
            _ if !is_browser() => None,
            _ if matches!(auth, Auth::None) => Some(RequestCredentials::SameOrigin),
            // It keeps a browser from opening its own password box on a 401.
            _ => Some(RequestCredentials::Omit),
        }
    }

    fn function(&mut self, options: &JsValue, name: &str) -> JsValue {
        let value = get(options, name);
        if !value.is_undefined() && !value.is_function() {
            self.report(name, Detail::InvalidType { expected: JsonType::Function });
        }
        value
    }

    pub(super) fn say(&mut self, name: &str, detail: Detail, message: &str) {
        self.issues.push(Issue::field(name, detail).with_message(message.to_owned()));
    }

    fn route(&mut self, proxy: &JsValue) -> Route {
        if proxy.is_undefined() {
            return Route::Direct;
        }
        if let Some(map) = proxy.dyn_ref::<Function>() {
            return Route::Mapped(map.clone());
        }
        let prefix = proxy.as_string().and_then(|proxy| absolute(&proxy));
        prefix.map_or_else(
            || {
                let hint = "`proxy` must be an absolute http or https URL, or in a browser a path such as `/atlas`";
                self.say("proxy", Detail::InvalidFormat { format: Format::Url }, hint);
                Route::Direct
            },
            Route::Prefix,
        )
    }

    fn headers(&mut self, given: &JsValue) -> Option<web_sys::Headers> {
        if given.is_undefined() {
            return None;
        }
        // Whatever `new Headers(…)` takes.
        let headers = construct("Headers", &Array::of1(given));
        if headers.is_err() {
            let hint = "`headers` must be names and texts that HTTP allows, as `new Headers(…)` takes them";
            self.say("headers", Detail::InvalidType { expected: JsonType::Object }, hint);
        }
        headers.ok()
    }
}

/// The values of all headers but those that every request has, whole and in parts: `Bearer x`, `a=x; b=y`.
fn header_secrets(headers: &web_sys::Headers) -> Vec<String> {
    let mut secrets = Vec::new();
    for (name, value) in Headers::from_raw(headers.clone()).entries() {
        if !["accept", "content-", "user-agent"].iter().any(|common| name.starts_with(common)) {
            for part in parts_of(&value, |b| matches!(b, b' ' | b';' | b'=' | b',')) {
                secrets.push(part.to_owned());
            }
            secrets.push(value);
        }
    }
    secrets
}

pub(super) fn text(options: &Value, name: &str) -> String {
    options.text(name).unwrap_or_default().to_owned()
}

/// A proxy's prefix as an absolute URL without a trailing slash. A relative one needs a page that it is relative to.
fn absolute(proxy: &str) -> Option<String> {
    // A path is one of the page's own origin: `//` would name another.
    let plain = !proxy.is_empty()
        && !proxy.starts_with("//")
        && !proxy.bytes().any(|b| matches!(b, 0..=b' ' | b'?' | b'#' | b'\\'));
    let location = get_text(&get(&js_sys::global(), "location"), "href");
    let base = location.filter(|_| proxy.starts_with("/"));
    let url = sendable(parse_url(proxy, base.as_deref())).filter(|_| plain)?;
    Some(url.strip_suffix("/").unwrap_or(&url).to_owned())
}

/// The text of a URL that `fetch` takes: http or https, without a user and password, which its refusal would print.
pub fn sendable(url: Result<Url, JsValue>) -> Option<String> {
    let href = url.ok()?.href();
    let origin = JsPlatform.http_url(&href)?.origin;
    href.strip_prefix(&origin)?.starts_with("/").then_some(href)
}

/// A window or worker of a browser: not Node, Deno, Bun (which all say so in `process`) or workerd.
pub fn is_browser() -> bool {
    let global = js_sys::global();
    let has = |name: &str| !get(&global, name).is_undefined();
    let is_node_like = get(&get(&get(&global, "process"), "versions"), "node").is_string();
    let is_workerd = get_text(&get(&global, "navigator"), "userAgent").as_deref() == Some("Cloudflare-Workers");
    (has("window") || has("WorkerGlobalScope")) && !is_node_like && !is_workerd && !has("Deno")
}
