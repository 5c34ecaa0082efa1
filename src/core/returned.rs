//! Words for what Atlas returns, which is wider than what it accepts.

use serde::{Deserialize, Serialize};

use super::integration::ReturnedView;

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

/// All configurations of a project: the answer to list, create and update.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct IntegrationList {
    /// One view for each service that is set up, at most a page of them.
    pub results: Vec<ReturnedView>,
    /// How many services are integrated with the project; absent with `includeCount: false`.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub total_count: Option<u64>,
    /// Absent ones are `[]`.
    pub links: Vec<Link>,
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
