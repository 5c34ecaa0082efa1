//! The option `baseUrl`: Atlas's origin, with or without the API's path after it.

use crate::core::platform::Platform;
use crate::core::table::{Api, Field, Kind, option};
use crate::core::text::split_once;
use crate::core::value::Value;

/// Atlas's own origin, the default of `baseUrl`.
pub const DEFAULT_ORIGIN: &str = "https://cloud.mongodb.com";

/// The option `baseUrl`; see [`origin`].
pub const fn base_url(api: &Api) -> Field {
    option("baseUrl", Kind::Origin(api.path))
}

/// The origin of a `baseUrl` that has been checked; Atlas's own if none is given.
pub fn base_origin(base_url: Option<&Value>, api: &Api, platform: &impl Platform) -> String {
    match base_url.and_then(Value::as_text) {
        Some(text) => origin(text, api.path, platform).unwrap_or_default(),
        None => DEFAULT_ORIGIN.to_owned(),
    }
}

/// The origin of a `baseUrl`: `https://cloud.mongodb.com`, with or without the API's path after it, which Atlas's documentation prints.
pub fn origin(text: &str, api_path: &str, platform: &impl Platform) -> Option<String> {
    let bare = text.strip_suffix("/").unwrap_or(text);
    let bare = bare.strip_suffix(api_path).unwrap_or(bare);
    // What the parser would silently repair or drop (white space, `\`, `..`, an empty query, a user) is not accepted.
    // Nor is a scheme with a host directly after its colon: `http:evil.example://host` leads to the first of the two.
    let (scheme, host) = split_once(bare, "://")?;
    let spaced = bare.bytes().any(|b| b <= b' ');
    let ends_host = |b| matches!(b, b'/' | b'\\' | b'?' | b'#' | b'@');
    let plain = !host.is_empty() && !spaced && !scheme.bytes().any(|b| b == b':') && !host.bytes().any(ends_host);
    Some(platform.http_url(bare).filter(|_| plain)?.origin)
}
