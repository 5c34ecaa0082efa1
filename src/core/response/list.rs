//! The list of a response: what Atlas answers to list, create and update, and the way to its next page.

use crate::core::text::split_once;
use crate::core::value::{Object, Value};

/// `{results, totalCount?, links}`: a list's envelope is gone, and absent links are none.
pub fn list(mut body: Value) -> Option<Value> {
    let results = body.take("results").filter(|results| matches!(results, Value::List(_)))?;
    if !results.items().iter().all(|item| item.as_object().is_some()) {
        return None;
    }
    let mut list = Object::default();
    list.put("results", results);
    if let Some(count @ Value::Number(_)) = body.take("totalCount") {
        list.put("totalCount", count);
    }
    let links = body.take("links").filter(|links| matches!(links, Value::List(_)));
    list.put("links", links.unwrap_or(Value::List(vec![])));
    Some(list.build())
}

/// The query of the page after the one that `query` asked for: all the same but its number. `None` at the last page.
pub fn next_query(list: &Value, mut query: Value) -> Option<Value> {
    let current = match query.take("pageNum") {
        Some(Value::Number(current)) => current as u64,
        _ => 1,
    };
    let next = next_page(list, current)?;
    let mut next_query = Object::default();
    if let Value::Object(entries) = query {
        for (name, value) in entries {
            next_query.put(&name, value);
        }
    }
    next_query.number("pageNum", next as f64);
    Some(next_query.build())
}

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
