//! The platform's parsers, passed in by the layer above.

use super::value::Value;

/// An absolute http or https URL, as the platform's WHATWG parser reads it.
#[derive(Clone, PartialEq, Eq)]
pub struct HttpUrl {
    /// Scheme, host and port, without a trailing slash: `https://hooks.example.com`.
    pub origin: String,
    /// The path, percent-encoded, with its leading slash.
    pub path: String,
    /// Everything after the origin: path, query and fragment.
    pub after_origin: String,
}

// What comes after the origin may be a secret.
impl std::fmt::Debug for HttpUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("HttpUrl").field("origin", &self.origin).finish_non_exhaustive()
    }
}

/// The platform's own parsers. JavaScript's come from `URL`, `JSON` and `Date`; host tests use crates.
pub trait Platform {
    /// Parses `text` as an absolute http or https URL; `None` for anything else.
    fn http_url(&self, text: &str) -> Option<HttpUrl>;
    /// Writes a value as compact JSON text.
    fn print_json(&self, value: &Value) -> String;
    /// Reads JSON text; `None` if it is not JSON, or nested too deeply to be a response of Atlas.
    fn parse_json(&self, text: &str) -> Option<Value>;
    /// Milliseconds since 1970 of an HTTP date (RFC 9110, 5.6.7).
    fn http_date_ms(&self, text: &str) -> Option<f64>;
}
