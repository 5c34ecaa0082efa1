//! The bytes at which a word of a header ends.

/// The text up to the first byte that `ends` accepts, and the rest. All such bytes are ASCII.
pub(super) fn split(text: &str, ends: fn(u8) -> bool) -> (&str, &str) {
    let at = text.bytes().position(ends).unwrap_or(text.len());
    text.split_at_checked(at).unwrap_or((text, ""))
}

/// Line breaks count too: a challenge may have been folded (RFC 9112, section 5.2) or pasted.
pub(super) fn is_white_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// White space and commas, which separate the elements of a list.
pub(super) fn is_separator(byte: u8) -> bool {
    byte == b',' || is_white_space(byte)
}

/// Whether the name of a scheme or parameter ends at this byte.
pub(super) fn ends_word(byte: u8) -> bool {
    is_separator(byte) || matches!(byte, b'=' | b'"')
}
