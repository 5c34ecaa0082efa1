//! How bad an issue is.

use serde::Serialize;

/// Whether an issue keeps the value from being sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It can't be sent.
    Error,
    /// It can be sent, and is odd.
    Warning,
}
