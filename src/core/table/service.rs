//! The vocabulary of the table: what a service is.

use serde::Serialize;

use super::field::{Field, Words, field_named};

/// Whether a service can still be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It can be set up and works.
    Current,
    /// It still works, at least in part, and will end.
    Deprecated,
    /// It has ended: nothing receives what Atlas would send.
    Retired,
}

impl Status {
    /// As JavaScript sees it.
    pub fn name(self) -> &'static str {
        match self {
            Status::Current => "current",
            Status::Deprecated => "deprecated",
            Status::Retired => "retired",
        }
    }
}

/// A field as Atlas returns it.
#[derive(Debug, Clone, Copy)]
pub struct ReturnedField {
    /// The name on the wire.
    pub name: &'static str,
    /// Whether the documentation says that it is always returned.
    pub always: bool,
    /// Whether the live service returns null if it is not set.
    pub nullable: bool,
    /// The page's own description.
    pub help: Words,
}

/// Whether a row's type is [`Nullable`](super::returned::Nullable): a block uses that name.
pub(super) const fn is_nullable(type_name: &str) -> bool {
    matches!(type_name.as_bytes(), [b'N', b'u', b'l', b'l', b'a', b'b', b'l', b'e', ..])
}

/// Everything about one service.
#[derive(Debug)]
pub struct Integration {
    /// The `{INTEGRATION-TYPE}` of the path and the `type` of the body.
    pub type_name: &'static str,
    /// The service's name.
    pub service: &'static str,
    /// Whether it can still be used.
    pub status: Status,
    /// A note for the user, about the status or about how Atlas treats the service; may be empty.
    pub note: &'static str,
    /// The fields of the view to send, without `type`: required ones first.
    pub fields: &'static [Field],
    /// The fields that Atlas returns, without `type`. A field that is sent and not listed here is never returned.
    pub returned: &'static [ReturnedField],
}

impl Integration {
    /// The sent field of this name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        field_named(self.fields, name)
    }

    /// Whether Atlas ever returns a field that was sent.
    pub fn returns(&self, name: &str) -> bool {
        self.returned.iter().any(|field| field.name == name)
    }
}
