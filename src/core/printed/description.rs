//! The descriptions that forms are drawn from: plain data, printed by the build from the table.

use serde::Serialize;

use crate::core::table::{Constant, Status};

/// Everything that a form needs about one service. Each version narrows `type` to its own types.
#[derive(Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ServiceDescription {
    /// The type of the integration.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    #[serde(rename = "type")]
    pub type_name: &'static str,
    /// The service's name.
    pub service: &'static str,
    /// Whether it can still be used.
    pub status: Status,
    /// A note for the user, about the status or about how Atlas treats the service.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'static str>,
    /// The fields, without `type`.
    pub fields: Vec<FieldDescription>,
}

/// Everything that a form needs about one field.
#[derive(Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct FieldDescription {
    /// The name on the wire.
    pub name: &'static str,
    /// The label in a form, in the chosen locale.
    pub label: &'static str,
    /// Atlas's own description, to show below the input.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<&'static str>,
    /// An example of what a value looks like, for an empty input. Never a real value.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub placeholder: Option<&'static str>,
    /// Whether it must be sent.
    pub required: bool,
    /// Whether it is a secret, which must not be shown.
    pub secret: bool,
    /// What kind of input to draw.
    pub kind: FieldKind,
    /// The allowed values of an `enum`.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<FieldOption>>,
    /// The value that Atlas uses if the field is not sent.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Constant>,
    /// Whether the text has several lines: draw a text area, even if it is a secret.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub multiline: bool,
}

/// What kind of input a form draws for a field.
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
    /// As people read it, in the chosen locale.
    pub label: &'static str,
}
