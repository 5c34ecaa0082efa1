//! The way from one page of a list to the next.

use super::value::Value;

/// The number of the page after page `current`, as the list's `next` link says; `None` at the last page.
///
/// A server that repeats a page, or links backwards, has come to its end: numbers only ever grow, so a walk ends.
pub fn next_page(list: &Value, current: u64) -> Option<u64> {
    let Some(Value::List(links)) = list.get("links") else {
        return None;
    };
    let next = links.iter().find(|link| link.text("rel") == Some("next"))?;
    let (_, query) = next.text("href")?.split_once('?')?;
    let query = query.split('#').next()?;
    let number = query.split('&').find_map(|pair| pair.strip_prefix("pageNum="))?;
    number.parse().ok().filter(|next| *next > current)
}
