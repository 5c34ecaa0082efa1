//! Views with their secrets masked.

use super::mask::{mask, mask_url};
use crate::core::platform::Platform;
use crate::core::table::{Kind, any_field};
use crate::core::value::Value;

/// A view with its secrets masked. In a type or field that this package does not know, every text except `type` and `id` is masked.
///
/// In a value that is not an object, all texts are masked.
pub fn redact_view(view: &Value, platform: &impl Platform) -> Value {
    let mut masked = view.clone();
    redact_view_in_place(&mut masked, platform);
    masked
}

/// Like [`redact_view`], in place.
pub fn redact_view_in_place(view: &mut Value, platform: &impl Platform) {
    let known = view.text("type").unwrap_or_default().to_owned();
    let Value::Object(entries) = view else {
        return view.rewrite(&mask);
    };
    for (name, value) in entries {
        let field = any_field(&known, name);
        match value {
            Value::Text(_) if name == "type" || name == "id" => {}
            Value::Text(url) if field.is_some_and(|field| matches!(field.kind, Kind::Url)) => {
                *url = mask_url(url, platform)
            }
            Value::Text(_) if field.is_some_and(|field| !field.secret) => {}
            _ => value.rewrite(&mask),
        }
    }
}
