//! A client's option `proxy`, read and checked once.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use crate::core::check::Check;
use crate::core::issue::{Detail, Format};
use crate::core::platform::Platform;
use crate::js::convert::get_text;
use crate::js::platform::{JsPlatform, global, parse_url};

/// How requests reach Atlas.
pub enum Route {
    Direct,
    /// A prefix that replaces Atlas's origin; absolute, without a trailing slash.
    Prefix(String),
    /// The user's function, which gets the URL and returns another one.
    Mapped(Function),
}

impl Check<'_, JsPlatform> {
    pub(super) fn route(&mut self, proxy: &JsValue) -> Route {
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
}

/// A proxy's prefix as an absolute URL without a trailing slash. A path is relative to the page, so it needs one.
fn absolute(proxy: &str) -> Option<String> {
    // A path must stay on the page's own origin; `//` would name another host.
    let plain = !proxy.is_empty()
        && !proxy.starts_with("//")
        && !proxy.bytes().any(|b| matches!(b, 0..=b' ' | b'?' | b'#' | b'\\'));
    let location = get_text(&global("location"), "href");
    let base = location.filter(|_| proxy.starts_with("/"));
    let url = sendable(parse_url(proxy, base.as_deref())).filter(|_| plain)?;
    Some(url.strip_suffix("/").unwrap_or(&url).to_owned())
}

/// The text of a URL that `fetch` accepts: http or https, and without user and password, since the error of `fetch` would print these.
pub fn sendable(url: Result<JsValue, JsValue>) -> Option<String> {
    let href = get_text(&url.ok()?, "href")?;
    let origin = JsPlatform.http_url(&href)?.origin;
    href.strip_prefix(&origin)?.starts_with("/").then_some(href)
}
