//! The platform and the time.

use js_sys::Date;

use super::convert::{get, get_text};
use super::platform::global;

/// Milliseconds since 1970.
pub fn now_ms() -> f64 {
    Date::now()
}

/// Whether this is a window or worker of a browser, not Node, Deno, Bun (which all have their version in `process`) or workerd.
pub fn is_browser() -> bool {
    let has = |name: &str| !global(name).is_undefined();
    let is_node_like = get(&get(&global("process"), "versions"), "node").is_string();
    let is_workerd = get_text(&global("navigator"), "userAgent").as_deref() == Some("Cloudflare-Workers");
    (has("window") || has("WorkerGlobalScope")) && !is_node_like && !is_workerd && !has("Deno")
}
