//! A project's identifier (Atlas's "group" is its "project").

use super::issue::{Detail, Format, Issue};
use super::value::Value;

/// Checks a `{GROUP-ID}`: 24 hexadecimal digits, their case kept as given.
pub fn check(value: Option<&Value>) -> Result<&str, Issue> {
    const PATH: &str = "groupId";
    match value {
        None => Err(Issue::field(PATH, Detail::Required {})),
        Some(value) if value.is_blank() => Err(Issue::field(PATH, Detail::Required {})),
        Some(Value::Text(id)) if is_group_id(id) => Ok(id),
        Some(Value::Text(_)) => Err(Issue::field(PATH, Detail::InvalidFormat { format: Format::GroupId })),
        Some(_) => Err(Issue::field(PATH, Detail::not_a_string())),
    }
}

fn is_group_id(id: &str) -> bool {
    id.len() == 24 && id.bytes().all(|b| b.is_ascii_hexdigit())
}
