//! How severe an issue is.

use serde::Serialize;

/// Whether an issue keeps the value from being sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The value can't be sent.
    Error,
    /// The value can be sent, but is suspicious.
    Warning,
}
