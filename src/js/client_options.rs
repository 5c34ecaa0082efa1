//! What a client is made with, checked once.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::RequestCredentials;

use super::convert::{flat_value, get, get_given, scalar};
use super::platform::JsPlatform;
use crate::core::error::Error;
use crate::core::issue::{Detail, Format, Issue, JsonType};
use crate::core::platform::Platform;
use crate::core::request::{DEFAULT_ORIGIN, origin};
use crate::core::retry::Policy;
use crate::core::secret::Secret;
use crate::core::suggest::nearest;
use crate::core::value::Value;

/// `setTimeout` counts in 31 bits; a longer wait would end at once.
const LONGEST_MS: u64 = (1 << 31) - 1;
const MOST_RETRIES: u64 = 100;

const OPTIONS: &[&str] = &[
    "baseUrl",
    "proxy",
    "auth",
    "fetch",
    "credentials",
    "headers",
    "timeoutMs",
    "retry",
    "logger",
    "dangerouslyAllowBrowser",
];
const AUTH_KINDS: &[&str] = &["none", "digest", "bearer"];

/// How requests reach Atlas.
pub enum Route {
    Direct,
    /// A prefix that replaces Atlas's origin; absolute, without a trailing slash.
    Prefix(String),
    /// The user's own function of a URL.
    Mapped(Function),
}

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

/// A client's options, all of them valid.
pub struct ClientOptions {
    pub origin: String,
    pub route: Route,
    pub auth: Auth,
    /// A function, or undefined for the global one.
    pub fetch: JsValue,
    pub credentials: Option<RequestCredentials>,
    pub headers: Option<web_sys::Headers>,
    pub timeout_ms: f64,
    pub policy: Policy,
    /// A function, or undefined.
    pub logger: JsValue,
}

/// Reads options and gathers issues: in a struct, so that each option is one short call.
struct Reader<'a> {
    options: &'a JsValue,
    issues: Vec<Issue>,
}

impl ClientOptions {
    /// Reads the constructor's argument; undefined is no options.
    pub fn read(options: &JsValue) -> Result<Self, Error> {
        let mut reader = Reader { options, issues: vec![] };
        reader.check_names(options, None, OPTIONS);
        let auth = reader.auth();
        let read = ClientOptions {
            origin: reader.origin(),
            route: reader.route(),
            fetch: reader.function("fetch"),
            credentials: reader.credentials(&auth),
            headers: reader.headers(),
            timeout_ms: reader.number(options, &["timeoutMs"], 30_000.0, 1, LONGEST_MS),
            policy: reader.policy(),
            logger: reader.function("logger"),
            auth,
        };
        if reader.issues.is_empty() { Ok(read) } else { Err(Error::Validation(reader.issues)) }
    }
}

impl Reader<'_> {
    fn report(&mut self, path: &[&str], detail: Detail) {
        self.issues.push(Issue::at(path.iter().map(|part| (*part).to_owned()).collect(), detail));
    }

    /// An object of these options, `holder` the one that it is given as; or nothing.
    fn check_names(&mut self, value: &JsValue, holder: Option<&str>, known: &[&'static str]) {
        let path = |name| holder.into_iter().chain(name).collect::<Vec<_>>();
        match flat_value(value) {
            None => {}
            Some(Value::Object(entries)) => {
                for (name, _) in entries.iter().filter(|(name, _)| !known.contains(&name.as_str())) {
                    let suggestion = nearest(name, known.iter().copied());
                    self.report(&path(Some(name.as_str())), Detail::UnknownField { suggestion });
                }
            }
            Some(_) => self.report(&path(None), Detail::InvalidType { expected: JsonType::Object }),
        }
    }

    fn origin(&mut self) -> String {
        let Some(value) = flat_value(&get(self.options, "baseUrl")) else {
            return DEFAULT_ORIGIN.to_owned();
        };
        origin(&value, &JsPlatform).unwrap_or_else(|issue| {
            self.issues.push(issue);
            String::new()
        })
    }

    fn function(&mut self, name: &str) -> JsValue {
        let value = get(self.options, name);
        if !value.is_undefined() && !value.is_function() {
            self.report(&[name], Detail::InvalidType { expected: JsonType::Function });
        }
        value
    }

    fn number(&mut self, holder: &JsValue, path: &[&str], default: f64, min: u64, max: u64) -> f64 {
        let Some(value) = path.last().and_then(|name| get_given(holder, name)) else {
            return default;
        };
        match value.as_f64() {
            Some(number) if number.trunc() != number => {
                self.report(path, Detail::InvalidType { expected: JsonType::Integer });
            }
            Some(number) if number < min as f64 || number > max as f64 => {
                self.report(path, Detail::OutOfRange { min, max });
            }
            Some(number) if number.is_finite() => return number,
            _ => self.report(path, Detail::InvalidType { expected: JsonType::Integer }),
        }
        default
    }

    fn policy(&mut self) -> Policy {
        let retry = get(self.options, "retry");
        self.check_names(&retry, Some("retry"), &["limit", "maxDelayMs"]);
        let default = Policy::default();
        let limit = self.number(&retry, &["retry", "limit"], f64::from(default.limit), 0, MOST_RETRIES);
        let longest = self.number(&retry, &["retry", "maxDelayMs"], default.max_delay_ms, 0, LONGEST_MS);
        Policy { limit: limit as u32, max_delay_ms: longest }
    }

    fn route(&mut self) -> Route {
        let proxy = get(self.options, "proxy");
        if proxy.is_undefined() {
            return Route::Direct;
        }
        match proxy.dyn_into::<Function>() {
            Ok(map) => Route::Mapped(map),
            Err(proxy) => match proxy.as_string().as_deref().and_then(absolute) {
                Some(prefix) => Route::Prefix(prefix),
                None => {
                    let hint = "`proxy` must be an absolute http or https URL, or in a browser a path such as `/atlas`";
                    let detail = Detail::InvalidFormat { format: Format::Url };
                    self.issues.push(Issue::field("proxy", detail).with_message(hint.to_owned()));
                    Route::Direct
                }
            },
        }
    }

    fn headers(&mut self) -> Option<web_sys::Headers> {
        let given = get_given(self.options, "headers")?;
        // Whatever `new Headers(…)` takes.
        let headers = web_sys::Headers::new_with_record_from_str_to_str(given.unchecked_ref());
        if headers.is_err() {
            self.report(&["headers"], Detail::InvalidType { expected: JsonType::Object });
        }
        headers.ok()
    }

    fn credentials(&mut self, auth: &Auth) -> Option<RequestCredentials> {
        let value = get(self.options, "credentials");
        match value.as_string().as_deref() {
            Some("omit") => Some(RequestCredentials::Omit),
            Some("same-origin") => Some(RequestCredentials::SameOrigin),
            Some("include") => Some(RequestCredentials::Include),
            // `omit` keeps a browser from opening its own password box on a 401.
            None if value.is_undefined() && is_browser() => Some(match auth {
                Auth::None => RequestCredentials::SameOrigin,
                _ => RequestCredentials::Omit,
            }),
            None if value.is_undefined() => None,
            _ => {
                let allowed = vec!["omit", "same-origin", "include"];
                self.report(&["credentials"], Detail::InvalidValue { allowed });
                None
            }
        }
    }

    fn auth(&mut self) -> Auth {
        let auth = get(self.options, "auth");
        if auth.is_undefined() {
            return Auth::None;
        }
        if !auth.is_object() {
            self.report(&["auth"], Detail::InvalidType { expected: JsonType::Object });
            return Auth::None;
        }
        let read = match get(&auth, "kind").as_string().as_deref() {
            Some("none") => return Auth::None,
            Some("digest") => {
                let public_key = self.secret(&auth, "publicKey");
                Auth::Digest { public_key, private_key: Secret::new(self.secret(&auth, "privateKey")) }
            }
            Some("bearer") => match get(&auth, "token").dyn_into::<Function>() {
                Ok(give) => Auth::BearerFrom(give),
                Err(_) => {
                    let token = self.secret(&auth, "token");
                    // An empty one has its issue already.
                    self.issues.extend(check_token(&token).err().filter(|_| !token.is_empty()));
                    Auth::Bearer(Secret::new(token))
                }
            },
            _ => {
                self.report(&["auth", "kind"], Detail::InvalidValue { allowed: AUTH_KINDS.to_vec() });
                return Auth::None;
            }
        };
        if is_browser() && !get(self.options, "dangerouslyAllowBrowser").is_truthy() {
            self.refuse_browser();
        }
        read
    }

    fn secret(&mut self, auth: &JsValue, name: &str) -> String {
        match scalar(&get(auth, name)) {
            Value::Text(text) if !Value::Text(text.clone()).is_blank() => return text,
            Value::Text(_) => self.report(&["auth", name], Detail::Required {}),
            _ if get(auth, name).is_undefined() => self.report(&["auth", name], Detail::Required {}),
            _ => self.report(&["auth", name], Detail::not_a_string()),
        }
        String::new()
    }

    fn refuse_browser(&mut self) {
        let why = "`auth` holds a private key or token, and in a browser everyone who opens the page can read it: \
                   let a proxy authenticate, or set `dangerouslyAllowBrowser`";
        let detail = Detail::InvalidValue { allowed: vec!["none"] };
        self.issues.push(Issue::field("auth", detail).with_message(why.to_owned()));
    }
}

/// A proxy's prefix as an absolute URL without a trailing slash. A relative one needs a page that it is relative to.
fn absolute(proxy: &str) -> Option<String> {
    let plain = !proxy.is_empty() && !proxy.contains(|c: char| "?#\\".contains(c) || c <= ' ');
    let location = get(&get(&js_sys::global(), "location"), "href").as_string();
    let base = location.filter(|_| proxy.starts_with('/'));
    let url = match base {
        Some(base) => web_sys::Url::new_with_base(proxy, &base),
        None => web_sys::Url::new(proxy),
    };
    let url = sendable(url).filter(|_| plain)?;
    Some(url.trim_end_matches('/').to_owned())
}

/// The text of a URL that `fetch` takes: http or https, without a user and password, which its refusal would print.
pub fn sendable(url: Result<web_sys::Url, JsValue>) -> Option<String> {
    let href = url.ok()?.href();
    let origin = JsPlatform.http_url(&href)?.origin;
    href.strip_prefix(&origin)?.starts_with('/').then_some(href)
}

/// Whether a text can be a bearer token: visible ASCII (RFC 6750, section 2.1), all that a header can carry anywhere.
pub fn check_token(token: &str) -> Result<(), Issue> {
    let at = |detail| Issue::at(vec!["auth".to_owned(), "token".to_owned()], detail);
    if token.is_empty() {
        Err(at(Detail::Required {}))
    } else if token.bytes().all(|byte| byte.is_ascii_graphic()) {
        Ok(())
    } else {
        let why = "`token` must be ASCII characters without white space";
        Err(at(Detail::InvalidValue { allowed: vec![] }).with_message(why.to_owned()))
    }
}

/// A window or worker of a browser: not Node, Deno, Bun (which all say so in `process`) or workerd.
pub fn is_browser() -> bool {
    let global = js_sys::global();
    let has = |name: &str| !get(&global, name).is_undefined();
    let is_node_like = get(&get(&get(&global, "process"), "versions"), "node").is_string();
    let is_workerd = get(&get(&global, "navigator"), "userAgent").as_string().as_deref() == Some("Cloudflare-Workers");
    (has("window") || has("WorkerGlobalScope")) && !is_node_like && !is_workerd && !has("Deno")
}
