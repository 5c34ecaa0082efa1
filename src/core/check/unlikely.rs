//! Mistakes that Atlas's documentation allows and the live service refuses: of copying, or of a program that fills a template.

use crate::core::issue::Reason;
use crate::core::table::{Field, Kind, Likely};
use crate::core::text::{is_hex, trim};

/// Why Atlas will probably refuse this text of a secret: the first reason that applies.
pub fn unlikely(field: &Field, text: &str) -> Option<Reason> {
    let trimmed = trim(text);
    // A template can be any text.
    if !field.secret || matches!(field.kind, Kind::Template) {
        None
    } else if is_placeholder(trimmed) {
        Some(Reason::Placeholder)
    } else if trimmed.len() != text.len() {
        Some(Reason::SurroundingSpace)
    } else if !text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        Some(Reason::NotAscii)
    } else if field.likely == Likely::Hex32 && !is_hex(text, 32) {
        Some(Reason::Not32Hex)
    } else {
        None
    }
}

/// Whether the text is what documentation, templates and programs write where a secret should be.
fn is_placeholder(text: &str) -> bool {
    let is_between = |open, close| text.strip_prefix(open).is_some_and(|rest| rest.ends_with(close));
    is_between("<", ">")
        || is_between("${", "}")
        || text.strip_prefix("$").is_some_and(is_variable)
        || matches!(text, "undefined" | "null" | "(sensitive value)")
}

/// A variable of a shell's environment; in capitals, since a password may well begin with `$`.
fn is_variable(name: &str) -> bool {
    let begins = name.starts_with(|first: char| first.is_ascii_uppercase() || first == '_');
    begins && name.bytes().all(|byte| matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'_'))
}
