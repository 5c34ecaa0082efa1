//! The page's five query parameters.

use serde::Serialize;

use super::issue::{Detail, Issue, JsonType};
use super::suggest::nearest;
use super::value::Value;

/// The query parameters of the page "Request Query Parameters". `get` and `delete` take only `pretty` and `envelope`.
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

/// One parameter: its name and, for a number, its range.
struct Parameter {
    name: &'static str,
    range: Option<(u64, u64)>,
}

/// The largest integer that JavaScript counts to without a gap; the page names no end for `pageNum`.
const MAX_SAFE_INTEGER: u64 = (1 << 53) - 1;

const PARAMETERS: &[Parameter] = &[
    Parameter { name: "pageNum", range: Some((1, MAX_SAFE_INTEGER)) },
    Parameter { name: "itemsPerPage", range: Some((1, 500)) },
    Parameter { name: "includeCount", range: None },
    Parameter { name: "pretty", range: None },
    Parameter { name: "envelope", range: None },
];

/// The parameters of an operation on one configuration.
const SINGLE: &[&str] = &["pretty", "envelope"];

/// The query string, with its `?`, or nothing where nothing was given. Parameters come in the order of the page.
///
/// `listing` is false for `get` and `delete`. Issues have the path `["query", name]`.
pub fn query_string(query: Option<&Value>, listing: bool) -> Result<String, Vec<Issue>> {
    let Some(query) = query else {
        return Ok(String::new());
    };
    let Some(entries) = query.as_object() else {
        return Err(vec![Issue::field("query", Detail::InvalidType { expected: JsonType::Object })]);
    };
    let known: Vec<&Parameter> =
        PARAMETERS.iter().filter(|parameter| listing || SINGLE.contains(&parameter.name)).collect();
    let mut issues = Vec::new();
    let mut pairs = Vec::new();
    for parameter in &known {
        match query.get(parameter.name).map(|value| parameter.text(value)) {
            Some(Ok(text)) => pairs.push([parameter.name, "=", &text].concat()),
            Some(Err(detail)) => issues.push(at(parameter.name, detail)),
            None => {}
        }
    }
    for (name, _) in entries {
        if !known.iter().any(|parameter| parameter.name == name) {
            let suggestion = nearest(name, known.iter().map(|parameter| parameter.name));
            issues.push(at(name, Detail::UnknownField { suggestion }));
        }
    }
    match (issues.is_empty(), pairs.is_empty()) {
        (false, _) => Err(issues),
        (true, true) => Ok(String::new()),
        (true, false) => Ok(["?", &pairs.join("&")].concat()),
    }
}

fn at(name: &str, detail: Detail) -> Issue {
    Issue::at(vec!["query".to_owned(), name.to_owned()], detail)
}

impl Parameter {
    fn text(&self, value: &Value) -> Result<String, Detail> {
        match (self.range, value) {
            (None, Value::Bool(flag)) => Ok(if *flag { "true" } else { "false" }.to_owned()),
            (None, _) => Err(Detail::InvalidType { expected: JsonType::Boolean }),
            (Some((min, max)), Value::Number(number)) if is_integer(*number) => {
                let inside = *number >= min as f64 && *number <= max as f64;
                if inside { Ok((*number as u64).to_string()) } else { Err(Detail::OutOfRange { min, max }) }
            }
            (Some(_), _) => Err(Detail::InvalidType { expected: JsonType::Integer }),
        }
    }
}

fn is_integer(number: f64) -> bool {
    number.is_finite() && number.trunc() == number
}
