//! Words for what Atlas returns, which is wider than what it accepts.

use serde::{Deserialize, Serialize};

/// A known value, or one that this package does not know yet.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub enum OrOther<T> {
    /// One of those of the page.
    Known(T),
    /// Any other text.
    Other(String),
}

/// A value that the live service may return as null.
pub type Nullable<T> = Option<T>;

/// A configuration of a type that this package does not know; all its fields are kept.
#[derive(Debug, Serialize, Deserialize)]
pub struct UnknownView {
    /// What Atlas calls it, where it says so.
    #[serde(rename = "type")]
    pub type_name: Option<String>,
}

/// A link to this page of a list, the one before or the next.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Link {
    /// Absolute, as Atlas wrote it.
    pub href: String,
    /// `self`, `previous` or `next`.
    pub rel: String,
}
