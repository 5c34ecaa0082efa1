//! Types for what Atlas returns, which can be more than what it accepts.

use serde::{Deserialize, Serialize};

/// A known value, or one that this package does not know yet.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub enum OrOther<T> {
    /// A documented value.
    Known(T),
    /// Any other text.
    Other(String),
}

/// A value that the live service may return as null.
pub type Nullable<T> = Option<T>;

/// A configuration of a type that this package does not know; all its fields are kept.
#[derive(Debug, Serialize, Deserialize)]
pub struct UnknownView {
    /// Its type, if Atlas sent one.
    #[serde(rename = "type")]
    pub type_name: Option<String>,
}

/// A link to this page of a list, the previous one or the next one.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Link {
    /// The absolute URL, as Atlas sent it.
    pub href: String,
    /// `self`, `previous` or `next`.
    pub rel: String,
}
