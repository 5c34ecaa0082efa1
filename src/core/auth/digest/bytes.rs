//! The bytes that a header's words end at.

/// What stands before the first byte that `ends` it, and the rest. All ends are ASCII.
pub(super) fn split(text: &str, ends: fn(u8) -> bool) -> (&str, &str) {
    let at = text.bytes().position(ends).unwrap_or(text.len());
    text.split_at_checked(at).unwrap_or((text, ""))
}

/// Line breaks count too: a challenge may have been folded (RFC 9112, section 5.2) or pasted.
pub(super) fn is_white_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// What stands between the elements of a list.
pub(super) fn is_separator(byte: u8) -> bool {
    byte == b',' || is_white_space(byte)
}

/// What a scheme's or a parameter's name ends at.
pub(super) fn ends_word(byte: u8) -> bool {
    is_separator(byte) || matches!(byte, b'=' | b'"')
}
