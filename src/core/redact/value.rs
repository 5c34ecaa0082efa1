//! Any value with its secrets masked.

use super::mask::mask;
use super::request::redact_part;
use super::shapes::is_of_a_shape;
use super::view::redact_view_in_place;
use crate::core::platform::Platform;
use crate::core::value::Value;

/// The value with its secrets masked: a view, a list, a request, or one of the objects in `shapes.rs`; `None` if there is nothing to mask.
///
/// Any other object counts as a view, even without `type`: Atlas may return one that this package does not know.
pub fn redact(value: &Value, platform: &impl Platform) -> Option<Value> {
    let mut masked = value.clone();
    redact_in_place(&mut masked, platform);
    (masked != *value).then_some(masked)
}

fn redact_in_place(value: &mut Value, platform: &impl Platform) {
    let has = |name: &str| value.get(name).is_some();
    let is_request = !has("type") && has("method") && has("url");
    let is_list = !has("type") && matches!(value.get("results"), Some(Value::List(_)));
    let is_of_a_shape = is_of_a_shape(value);
    match value {
        Value::List(items) => items.iter_mut().for_each(|item| redact_in_place(item, platform)),
        Value::Object(entries) if is_of_a_shape => {
            for (name, part) in entries {
                if matches!(name.as_str(), "value" | "integration") {
                    redact_view_in_place(part, platform);
                }
            }
        }
        Value::Object(entries) if is_request => {
            for (name, part) in entries {
                redact_part(name, part, platform);
            }
        }
        Value::Object(entries) if is_list => {
            for (name, part) in entries {
                match (name.as_str(), part) {
                    ("results", Value::List(views)) => {
                        views.iter_mut().for_each(|view| redact_view_in_place(view, platform));
                    }
                    ("links" | "totalCount", _) => {}
                    (_, part) => part.rewrite(&mask),
                }
            }
        }
        Value::Object(_) => redact_view_in_place(value, platform),
        _ => {}
    }
}
