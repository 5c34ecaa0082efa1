//! The English message of an issue: lower case, without a full stop, and never the value.

use super::detail::{Detail, Format, JsonType, Reason};
use crate::core::text::decimal;
use crate::core::value::MAX_SAFE_INTEGER;

impl Detail {
    // Put together from pieces: `format!` would be a good part of a small wasm file.
    pub(super) fn message(&self, path: &str) -> String {
        let mut message = String::new();
        let mut say = |pieces: &[&str]| pieces.iter().for_each(|piece| message.push_str(piece));
        match path {
            "" => say(&["the value "]),
            path => say(&["`", path, "` "]),
        }
        match self {
            Detail::Required {} => say(&["is required"]),
            Detail::InvalidType { expected } => say(&["must be ", expected.described()]),
            Detail::InvalidValue { allowed, known_to } => {
                say(&["must be one of `", &allowed.join("`, `"), "`"]);
                if let Some(version) = known_to {
                    say(&[": only version `", version, "` of the API has this one"]);
                }
            }
            Detail::InvalidFormat { format } => say(&["must be ", format.described()]),
            Detail::OutOfRange { min, max: MAX_SAFE_INTEGER, .. } => say(&["must be at least ", &decimal(*min)]),
            Detail::OutOfRange { min, max, length: true } => {
                say(&["must have ", &decimal(*min), " to ", &decimal(*max), " characters"]);
            }
            Detail::OutOfRange { min, max, .. } => say(&["must be between ", &decimal(*min), " and ", &decimal(*max)]),
            Detail::UnknownType { suggestion, known_to } => {
                say(&["is not a known integration type"]);
                say(&hint(*suggestion, *known_to, ": `INTEGRATION_TYPES` lists them"));
            }
            Detail::TypeMismatch { expected } => say(&["must be `", expected, "`, the type that was asked for"]),
            Detail::UnknownField { suggestion, known_to } => {
                say(&["is not recognized"]);
                say(&hint(*suggestion, *known_to, ": remove it"));
            }
            Detail::MaskedSecret {} => say(&["is the mask that Atlas shows: enter the full value again"]),
            Detail::UnlikelyValue { reason } => say(&[reason.described(), ", so Atlas will probably refuse it"]),
            Detail::Deprecated { status } => say(&["names a service that is ", status.name()]),
            Detail::Server {} => say(&["was refused by Atlas"]),
        }
        message
    }
}

/// The hint at the end of a message: a similar name, another version of the API, or else `otherwise`.
fn hint<'a>(suggestion: Option<&'a str>, known_to: Option<&'a str>, otherwise: &'a str) -> [&'a str; 3] {
    match (suggestion, known_to) {
        (Some(near), _) => [": did you mean `", near, "`?"],
        (None, Some(version)) => [": only version `", version, "` of the API has it"],
        (None, None) => [otherwise, "", ""],
    }
}

impl JsonType {
    fn described(self) -> &'static str {
        match self {
            JsonType::Object => "an object",
            JsonType::String => "a string",
            JsonType::Integer => "a whole number",
            JsonType::Boolean => "`true` or `false`",
            JsonType::Function => "a function",
            JsonType::Array => "an array",
        }
    }
}

impl Format {
    fn described(self) -> &'static str {
        match self {
            Format::Url => "a full URL that begins with `http://` or `https://`",
            Format::GroupId => "a project id, 24 hexadecimal digits (0-9, a-f)",
            Format::Origin => "a scheme and a host without a path, such as `https://cloud.mongodb.com`",
            Format::Credential => "given alone, with nothing around it",
            Format::Host => "a host name or address",
            Format::Path => "a path such as `/atlas`",
        }
    }
}

impl Reason {
    fn described(self) -> &'static str {
        match self {
            Reason::Not32Hex => "is not 32 hexadecimal digits (0-9, a-f)",
            Reason::SurroundingSpace => "begins or ends with white space",
            Reason::NotAscii => "has a character, perhaps an invisible one, that is not printable ASCII",
            Reason::Placeholder => "looks like a placeholder for the real value",
        }
    }
}
