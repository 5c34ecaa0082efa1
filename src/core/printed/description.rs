//! The descriptions that a form is drawn from: plain data, printed by the build from the table.

use serde::Serialize;

use crate::core::table::{Constant, Status};

/// All that a form needs to know about one service. Each version narrows `type` to its own.
#[derive(Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ServiceDescription {
    /// Which service.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    #[serde(rename = "type")]
    pub type_name: &'static str,
    /// The service's own name.
    pub service: &'static str,
    /// Whether it can still be used.
    pub status: Status,
    /// What the status, or the way Atlas treats the service, means for the user.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'static str>,
    /// Without `type`.
    pub fields: Vec<FieldDescription>,
}

/// All that a form needs to know about one field.
#[derive(Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct FieldDescription {
    /// The name on the wire.
    pub name: &'static str,
    /// What to call it in a form, in the locale that was asked for.
    pub label: &'static str,
    /// The page's own description, for below the input.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<&'static str>,
    /// What a value looks like, for an empty input. Never a real one.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub placeholder: Option<&'static str>,
    /// Whether it must be sent.
    pub required: bool,
    /// Whether it must not be shown.
    pub secret: bool,
    /// What to draw it as.
    pub kind: FieldKind,
    /// The allowed values of an `enum`.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<FieldOption>>,
    /// What Atlas takes where it is not sent.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Constant>,
    /// Whether the text has several lines: draw a text area, also where it is a secret.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub multiline: bool,
}

/// What a form draws a field as.
#[derive(Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum FieldKind {
    /// One line of free text.
    Text,
    /// One of `options`.
    Enum,
    /// An absolute http or https URL.
    Url,
    /// Yes or no.
    Boolean,
}

/// One allowed value of an `enum`.
#[derive(Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct FieldOption {
    /// As it is sent.
    pub value: &'static str,
    /// As people read it, in the locale that was asked for.
    pub label: &'static str,
}
