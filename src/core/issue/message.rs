//! What an issue says in English: lower case, without a full stop, and never the value.

use super::detail::{Detail, Format, JsonType, Reason};
use crate::core::text::{decimal, join};

impl Detail {
    // Pieces put together in place of `format!`: its machinery is a good part of a small wasm file.
    pub(super) fn message(&self, name: Option<&str>) -> String {
        let (list, lowest, highest);
        let [what, value, more, end] = match self {
            Detail::Required {} => ["is required", "", "", ""],
            Detail::InvalidType { expected: vowel @ (JsonType::Object | JsonType::Integer) } => {
                ["must be an ", vowel.name(), "", ""]
            }
            Detail::InvalidType { expected } => ["must be a ", expected.name(), "", ""],
            Detail::InvalidValue { allowed, known_to } => {
                list = join(allowed, "`, `");
                let [open, version, close] =
                    known_to.map_or(["`", "", ""], |version| ["`; this one is of version `", version, "`"]);
                lowest = [open, version, close].concat();
                ["must be one of `", &list, &lowest, ""]
            }
            Detail::InvalidFormat { format } => ["must be ", format.described(), "", ""],
            Detail::OutOfRange { min, max } => {
                (lowest, highest) = (decimal(*min), decimal(*max));
                ["must be from ", &lowest, " to ", &highest]
            }
            Detail::UnknownType { suggestion, known_to } => {
                let [open, hint, close] = hint(*suggestion, *known_to);
                ["is not a known integration type", open, hint, close]
            }
            Detail::TypeMismatch { expected } => ["must be `", expected, "` here", ""],
            Detail::UnknownField { suggestion, known_to } => {
                let [open, hint, close] = hint(*suggestion, *known_to);
                ["is not known here", open, hint, close]
            }
            Detail::MaskedSecret {} => ["is masked, as Atlas returns it: enter it again in full", "", "", ""],
            Detail::UnlikelyValue { reason } => [reason.described(), ", so Atlas will probably refuse it", "", ""],
            Detail::Deprecated { status } => ["names a service that is ", status.name(), "", ""],
            Detail::Server {} => ["was refused by Atlas", "", "", ""],
        };
        let [open, name, close] = name.map_or(["", "the value", " "], |name| ["`", name, "` "]);
        [open, name, close, what, value, more, end].concat()
    }
}

/// What may have been meant: another name, or another version of the API.
fn hint<'a>(suggestion: Option<&'a str>, known_to: Option<&'a str>) -> [&'a str; 3] {
    match (suggestion, known_to) {
        (Some(near), _) => [", did you mean `", near, "`?"],
        (None, Some(version)) => [", but version `", version, "` of the API has it"],
        (None, None) => ["", "", ""],
    }
}

impl Format {
    fn described(self) -> &'static str {
        match self {
            Format::Url => "an absolute http or https URL",
            Format::GroupId => "24 hexadecimal digits",
            Format::Origin => "an origin such as `https://cloud.mongodb.com`",
        }
    }
}

impl Reason {
    fn described(self) -> &'static str {
        match self {
            Reason::Not32Hex => "is not 32 hexadecimal digits",
            Reason::SurroundingSpace => "has white space around it",
        }
    }
}
