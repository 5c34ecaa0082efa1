//! Small text functions. Some do what std could do, since its pattern search and number formatting would make the wasm larger.
//!
//! For the same reason core has loops with `push` instead of `collect`: docs/measured.md has the figures.

/// White space as in JavaScript's `trim()`. Rust's own definition also has U+0085 and lacks U+FEFF.
pub fn is_js_space(c: char) -> bool {
    matches!(c, '\t'..='\r' | ' ' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}')
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{feff}')
}

/// Like JavaScript's `trim()`.
pub fn trim(text: &str) -> &str {
    text.trim_matches(is_js_space)
}

/// Where `part` begins in `text`.
fn position(text: &str, part: &str) -> Option<usize> {
    let last = text.len().checked_sub(part.len())?;
    (0..=last).find(|at| text.as_bytes().get(*at..).is_some_and(|rest| rest.starts_with(part.as_bytes())))
}

/// The text with every `part` replaced by `with`.
pub fn replace(text: &str, part: &str, with: &str) -> String {
    let mut replaced = String::new();
    let mut rest = text;
    while let Some((before, after)) = split_once(rest, part) {
        replaced.push_str(before);
        replaced.push_str(with);
        rest = after;
    }
    replaced.push_str(rest);
    replaced
}

/// What comes before and after the first `separator`.
pub fn split_once<'a>(text: &'a str, separator: &str) -> Option<(&'a str, &'a str)> {
    let at = position(text, separator)?;
    Some((text.get(..at)?, text.get(at + separator.len()..)?))
}

/// Whether a URL has `://`, no white space around it and no control characters: parsers silently repair all that.
pub fn is_written_out(url: &str) -> bool {
    let has_scheme = split_once(url, "://").is_some_and(|(scheme, _)| !scheme.bytes().any(|b| b == b':'));
    has_scheme && trim(url).len() == url.len() && !url.bytes().any(|b| b < b' ')
}

/// A whole number in decimal digits.
pub fn decimal(number: u64) -> String {
    let mut digits = if number < 10 { String::new() } else { decimal(number / 10) };
    digits.push(hex_digit((number % 10) as u8));
    digits
}

/// Whether the text consists of exactly this many hexadecimal digits.
pub fn is_hex(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// Borrows owned texts, for functions of core.
pub fn borrowed(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

/// The bytes as lower case hexadecimal digits, two for each.
pub fn hex(bytes: &[u8]) -> String {
    // Adding single digits to a text would take half the time of a digest header.
    let mut digits = vec![0; bytes.len() * 2];
    for (pair, byte) in digits.as_chunks_mut().0.iter_mut().zip(bytes) {
        *pair = [digit(byte >> 4), digit(byte & 15)];
    }
    String::from_utf8(digits).unwrap_or_default()
}

/// The digit of a number below 16.
pub fn hex_digit(number: u8) -> char {
    char::from(digit(number))
}

fn digit(number: u8) -> u8 {
    if number < 10 { b'0' + number } else { b'a' - 10 + number }
}

/// Whether a text can be a bearer token: visible ASCII (RFC 6750, section 2.1), which every header can carry.
pub fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic())
}
