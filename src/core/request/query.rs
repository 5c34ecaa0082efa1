//! The five query parameters of Atlas's documentation.

use serde::Serialize;

use crate::core::check::{Check, Mode};
use crate::core::issue::{Detail, Issue, JsonType};
use crate::core::platform::Platform;
use crate::core::table::{Field, Kind, option};
use crate::core::text::decimal;
use crate::core::value::{MAX_SAFE_INTEGER, Value};

/// The query parameters of "Request Query Parameters" in Atlas's documentation. `get` and `delete` take only `pretty` and `envelope`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Query {
    /// Page number, starting with one; Atlas's default is 1.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_num: Option<u64>,
    /// Objects per page, 1 to 500; Atlas's default is 100.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub items_per_page: Option<u64>,
    /// Whether `totalCount` is returned; Atlas's default is true.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include_count: Option<bool>,
    /// Whether the response is pretty-printed; Atlas's default is false.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pretty: Option<bool>,
    /// Whether the response repeats its status in its body; Atlas's default is false.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub envelope: Option<bool>,
}

/// The parameters of a list, in the order of the documentation.
const LISTING: &[Field] = &[
    option("pageNum", Kind::Integer(1, MAX_SAFE_INTEGER)),
    option("itemsPerPage", Kind::Integer(1, 500)),
    option("includeCount", Kind::Boolean),
    option("pretty", Kind::Boolean),
    option("envelope", Kind::Boolean),
];

/// The parameters of an operation on one configuration.
const SINGLE: &[Field] = &[option("pretty", Kind::Boolean), option("envelope", Kind::Boolean)];

/// The query string with its `?`, or an empty text if there are no parameters. They are in the order of the documentation.
///
/// `listing` is false for `get` and `delete`. Issues have the path `["query", name]`.
pub fn query_string(query: Option<&Value>, listing: bool, platform: &impl Platform) -> Result<String, Vec<Issue>> {
    let mut text = String::new();
    let entries = match query {
        None => return Ok(text),
        Some(Value::Object(entries)) => entries,
        Some(_) => return Err(vec![Issue::field("query", Detail::InvalidType { expected: JsonType::Object })]),
    };
    let parameters = if listing { LISTING } else { SINGLE };
    let mut check = Check { inside: Some("query"), ..Check::new(platform, Mode::Full) };
    check.entries(parameters, entries, "");
    if !check.issues.is_empty() {
        return Err(check.issues);
    }
    for parameter in parameters {
        let value = match query.and_then(|query| query.get(parameter.name)) {
            Some(Value::Number(number)) => &decimal(*number as u64),
            Some(Value::Bool(true)) => "true",
            Some(_) => "false",
            None => continue,
        };
        text.push(if text.is_empty() { '?' } else { '&' });
        text.push_str(parameter.name);
        text.push('=');
        text.push_str(value);
    }
    Ok(text)
}
