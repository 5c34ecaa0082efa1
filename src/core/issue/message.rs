//! The English message of an issue: lower case, without a full stop, and never the value.

use super::detail::{Detail, Format, JsonType, Reason};
use crate::core::text::{decimal, join};
use crate::core::value::MAX_SAFE_INTEGER;

impl Detail {
    // Put together from pieces: `format!` would be a good part of a small wasm file.
    pub(super) fn message(&self, path: &str) -> String {
        let (list, lowest, highest);
        let [what, value, more, end] = match self {
            Detail::Required {} => ["is required", "", "", ""],
            Detail::InvalidType { expected } => ["must be ", expected.described(), "", ""],
            Detail::InvalidValue { allowed, known_to } => {
                list = join(allowed, "`, `");
                let [open, version, close] = known_to
                    .map_or(["`", "", ""], |version| ["`: only version `", version, "` of the API has this one"]);
                lowest = [open, version, close].concat();
                ["must be one of `", &list, &lowest, ""]
            }
            Detail::InvalidFormat { format } => ["must be ", format.described(), "", ""],
            Detail::OutOfRange { min, max: MAX_SAFE_INTEGER, .. } => {
                lowest = decimal(*min);
                ["must be at least ", &lowest, "", ""]
            }
            Detail::OutOfRange { min, max, length } => {
                (lowest, highest) =
                    (decimal(*min), [decimal(*max).as_str(), if *length { " characters" } else { "" }].concat());
                let [begin, and] = if *length { ["must have ", " to "] } else { ["must be between ", " and "] };
                [begin, &lowest, and, &highest]
            }
            Detail::UnknownType { suggestion, known_to } => {
                let [open, hint, close] = hint(*suggestion, *known_to, ": `INTEGRATION_TYPES` lists them");
                ["is not a known integration type", open, hint, close]
            }
            Detail::TypeMismatch { expected } => ["must be `", expected, "`, the type that was asked for", ""],
            Detail::UnknownField { suggestion, known_to } => {
                let [open, hint, close] = hint(*suggestion, *known_to, ": remove it");
                ["is not recognized", open, hint, close]
            }
            Detail::MaskedSecret {} => ["is the mask that Atlas shows: enter the full value again", "", "", ""],
            Detail::UnlikelyValue { reason } => [reason.described(), ", so Atlas will probably refuse it", "", ""],
            Detail::Deprecated { status } => ["names a service that is ", status.name(), "", ""],
            Detail::Server {} => ["was refused by Atlas", "", "", ""],
        };
        let [open, name, close] = if path.is_empty() { ["", "the value", " "] } else { ["`", path, "` "] };
        [open, name, close, what, value, more, end].concat()
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
