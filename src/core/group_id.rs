//! A project's identifier (Atlas's "group" is its "project").

use super::issue::{Detail, Format, Issue};
use super::text::is_hex;
use super::value::Value;

/// Checks a `{GROUP-ID}`: 24 hexadecimal digits, their case kept as given.
pub fn check(value: Option<&Value>) -> Result<&str, Issue> {
    let wrong = match value {
        Some(Value::Text(id)) if is_hex(id, 24) => return Ok(id),
        Some(value) if !value.is_blank() => match value {
            Value::Text(_) => Detail::InvalidFormat { format: Format::GroupId },
            _ => Detail::not_a_string(),
        },
        _ => Detail::Required {},
    };
    Err(Issue::field("groupId", wrong))
}
