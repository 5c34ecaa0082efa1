//! The code of an issue, with its parameters.

use serde::Serialize;

use super::severity::Severity;
use crate::core::table::Status;
use crate::core::value::{Object, Value, texts};

/// The stable code of an issue, with its parameters: the type that is `expected`, the values that are `allowed`, the `format` that it must
/// have, the least (`min`) and the most (`max`), a known name that is similar (`suggestion`), why the value is suspicious (`reason`) or what became
/// of the service (`status`). ERRORS.md explains when each occurs and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
pub enum Detail {
    /// A required field is absent, null, empty or only white space.
    Required {},
    /// The value or a field has the wrong JSON type.
    InvalidType {
        /// The type that it must have.
        expected: JsonType,
    },
    /// The value is not one of the allowed values.
    InvalidValue {
        /// All allowed values, in the order of Atlas's documentation.
        allowed: Vec<&'static str>,
        /// The other version of the API that allows it, if one does.
        #[serde(rename = "knownTo", skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "\"v1.0\" | \"v2\""))]
        known_to: Option<&'static str>,
    },
    /// The value does not have the documented format.
    InvalidFormat {
        /// The format that it must have.
        format: Format,
    },
    /// A number is outside its range, or a text has too few or too many characters.
    OutOfRange {
        /// The least that is allowed.
        min: u64,
        /// The most that is allowed.
        max: u64,
        /// Whether this is about a text's length in characters. It shows in the message only.
        #[serde(skip)]
        length: bool,
    },
    /// `type` is not a known type.
    UnknownType {
        /// A known type that is similar, if there is one.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        suggestion: Option<&'static str>,
        /// The other version of the API that has it, if one does.
        #[serde(rename = "knownTo", skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "\"v1.0\" | \"v2\""))]
        known_to: Option<&'static str>,
    },
    /// `type` is not the type that was asked for.
    TypeMismatch {
        /// The type that was asked for.
        expected: &'static str,
    },
    /// A field or key that this view or query does not have; Atlas refuses it.
    UnknownField {
        /// A known name that is similar, if there is one.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        suggestion: Option<&'static str>,
        /// The other version of the API that has it, if one does.
        #[serde(rename = "knownTo", skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "\"v1.0\" | \"v2\""))]
        known_to: Option<&'static str>,
    },
    /// A secret or webhook URL is a mask, as Atlas returns it. Sent back, it would break the integration.
    MaskedSecret {},
    /// The documentation allows the value, but the live service probably refuses it.
    UnlikelyValue {
        /// Why it is suspicious.
        reason: Reason,
    },
    /// The service's status is not `current`.
    Deprecated {
        /// What became of the service.
        status: Status,
    },
    /// Atlas's own message about a field: never from `validate`, only on an `AtlasApiError`.
    Server {},
}

/// A type of JSON, or a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum JsonType {
    /// An object.
    Object,
    /// A string.
    String,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// A function. Only options can be one.
    Function,
    /// An array. Only options of the proxy or the emulator can be one.
    Array,
}

/// The format of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Format {
    /// An absolute http or https URL.
    Url,
    /// 24 hexadecimal digits.
    GroupId,
    /// An origin, such as that of `baseUrl`.
    Origin,
    /// A key, id, secret or token with nothing around it; a token also without characters that a header cannot carry.
    Credential,
    /// A host name or address, in the proxy's `allowHosts`.
    Host,
    /// The beginning of a path: the proxy's `basePath`.
    Path,
}

/// Why a value is unlikely to be accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// A Datadog key that is not 32 hexadecimal digits.
    #[serde(rename = "not_32_hex")]
    Not32Hex,
    /// A secret with white space before or after it, probably from copying.
    SurroundingSpace,
    /// A secret with a character outside printable ASCII: an invisible one, or the bullets of a password box.
    NotAscii,
    /// A placeholder for a secret: `<your-key>`, `${KEY}`, `$KEY`, `undefined`.
    Placeholder,
}

impl Detail {
    /// The issue of a value that must be a string.
    pub fn not_a_string() -> Self {
        Detail::InvalidType { expected: JsonType::String }
    }

    pub(super) fn severity(&self) -> Severity {
        match self {
            Detail::UnlikelyValue { .. } | Detail::Deprecated { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// The stable code, as in JavaScript.
    pub fn code(&self) -> &'static str {
        match self {
            Detail::Required {} => "required",
            Detail::InvalidType { .. } => "invalid_type",
            Detail::InvalidValue { .. } => "invalid_value",
            Detail::InvalidFormat { .. } => "invalid_format",
            Detail::OutOfRange { .. } => "out_of_range",
            Detail::UnknownType { .. } => "unknown_type",
            Detail::TypeMismatch { .. } => "type_mismatch",
            Detail::UnknownField { .. } => "unknown_field",
            Detail::MaskedSecret {} => "masked_secret",
            Detail::UnlikelyValue { .. } => "unlikely_value",
            Detail::Deprecated { .. } => "deprecated",
            Detail::Server {} => "server",
        }
    }

    pub(super) fn params(&self) -> Value {
        let mut params = Object::default();
        match self {
            Detail::InvalidType { expected } => params.text("expected", expected.name()),
            Detail::TypeMismatch { expected } => params.text("expected", expected),
            Detail::InvalidFormat { format } => params.text("format", format.name()),
            Detail::UnknownType { suggestion, known_to } | Detail::UnknownField { suggestion, known_to } => {
                params.maybe("suggestion", *suggestion);
                params.maybe("knownTo", *known_to);
            }
            Detail::UnlikelyValue { reason } => params.text("reason", reason.name()),
            Detail::Deprecated { status } => params.text("status", status.name()),
            Detail::InvalidValue { allowed, known_to } => {
                params.put("allowed", texts(allowed));
                params.maybe("knownTo", *known_to);
            }
            Detail::OutOfRange { min, max, .. } => {
                params.number("min", *min as f64);
                params.number("max", *max as f64);
            }
            Detail::Required {} | Detail::MaskedSecret {} | Detail::Server {} => {}
        }
        params.build()
    }
}

impl JsonType {
    pub(super) fn name(self) -> &'static str {
        match self {
            JsonType::Object => "object",
            JsonType::String => "string",
            JsonType::Integer => "integer",
            JsonType::Boolean => "boolean",
            JsonType::Function => "function",
            JsonType::Array => "array",
        }
    }
}

impl Format {
    fn name(self) -> &'static str {
        match self {
            Format::Url => "url",
            Format::GroupId => "groupId",
            Format::Origin => "origin",
            Format::Credential => "credential",
            Format::Host => "host",
            Format::Path => "path",
        }
    }
}

impl Reason {
    fn name(self) -> &'static str {
        match self {
            Reason::Not32Hex => "not_32_hex",
            Reason::SurroundingSpace => "surrounding_space",
            Reason::NotAscii => "not_ascii",
            Reason::Placeholder => "placeholder",
        }
    }
}
