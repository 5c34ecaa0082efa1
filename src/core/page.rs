//! The way from one page of a list to the next.

use super::text::split_once;
use super::value::Value;

/// The number of the page after page `current`, as the list's `next` link says; `None` at the last page.
///
/// A server that repeats a page, or links backwards, has come to its end: numbers only ever grow, so a walk ends.
pub fn next_page(list: &Value, current: u64) -> Option<u64> {
    let next = list.get("links")?.items().iter().find(|link| link.text("rel") == Some("next"))?;
    let (_, query) = split_once(next.text("href")?, "?")?;
    let query = query.as_bytes().split(|byte| *byte == b'#').next()?;
    let number = query.split(|byte| *byte == b'&').find_map(|pair| pair.strip_prefix(b"pageNum="))?;
    str::from_utf8(number).ok()?.parse().ok().filter(|next| *next > current)
}
