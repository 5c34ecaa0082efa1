//! The list that Atlas returns for list, create and update, and its next page.

use crate::core::text::split_once;
use crate::core::value::{Object, Value};

/// `{results, totalCount?, links}`: without an envelope, and with `[]` for absent links.
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

/// The query of the page after the one that `query` asked for: the same except for the page number. `None` at the last page.
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

/// The number of the page after page `current`, according to the list's `next` link; `None` at the last page.
///
/// A link to the same or an earlier page counts as the end: the numbers always grow, so that a walk over the pages ends.
pub fn next_page(list: &Value, current: u64) -> Option<u64> {
    let next = list.get("links")?.items().iter().find(|link| link.text("rel") == Some("next"))?;
    let (_, query) = split_once(next.text("href")?, "?")?;
    let query = query.as_bytes().split(|byte| *byte == b'#').next()?;
    let number = query.split(|byte| *byte == b'&').find_map(|pair| pair.strip_prefix(b"pageNum="))?;
    str::from_utf8(number).ok()?.parse().ok().filter(|next| *next > current)
}
