//! The fields that a 400 names, for the form that sent them.

use crate::core::error::ApiError;
use crate::core::issue::{Detail, Issue};
use crate::core::secret::scrub;
use crate::core::table::{Api, Field, Integration};
use crate::core::value::Value;

fn server(name: &str, message: String) -> Issue {
    Issue::field(name, Detail::Server {}).with_message(message)
}

/// The fields of the form that a 400 names: those that it lists, or else those that its parameters or its detail mention. Names that are
/// not fields of the form are left out: the form would have no place for them.
pub fn named_fields(
    error: &ApiError,
    body: &Value,
    secrets: &[&str],
    api: &Api,
    service: Option<&'static Integration>,
) -> Vec<Issue> {
    let mut fields: Vec<&Field> = Vec::new();
    match service {
        Some(service) => fields.extend(service.fields),
        None => api.integrations.iter().for_each(|service| fields.extend(service.fields)),
    }
    let issues = refused_fields(error, body, secrets, &fields);
    if issues.is_empty() { mentioned_fields(error, &fields) } else { issues }
}

/// The fields that a 400 lists, so that a form can show Atlas's message next to each. The path to a field is left out:
/// `view.apiKey` is `apiKey` in the form.
fn refused_fields(error: &ApiError, body: &Value, secrets: &[&str], fields: &[&Field]) -> Vec<Issue> {
    let mut issues = Vec::new();
    let listed = body.get("badRequestDetail").and_then(|detail| detail.get("fields")).map(Value::items);
    for item in listed.unwrap_or_default() {
        let path = item.text("field").unwrap_or_default();
        if let Some(field) = fields.iter().find(|field| has_word(path, field.name)) {
            let description = item.text("description").map(|text| scrub(text, secrets));
            issues.push(server(field.name, description.unwrap_or_else(|| error.message())));
        }
    }
    issues
}

/// The fields that a 400 mentions in its parameters or its detail, in the table's order.
fn mentioned_fields(error: &ApiError, fields: &[&Field]) -> Vec<Issue> {
    let mut issues: Vec<Issue> = Vec::new();
    let parameters = error.parameters.as_ref().map(Value::items).unwrap_or_default();
    for field in fields {
        let name = field.name;
        let mut texts = parameters.iter().filter_map(Value::as_text).chain(error.detail.as_deref());
        let Some(text) = texts.find(|text| has_word(text, name)) else {
            continue;
        };
        if !issues.iter().any(|issue| issue.path == [name]) {
            let message = if text == name { error.detail.as_deref() } else { Some(text) };
            issues.push(server(name, message.map_or_else(|| error.message(), str::to_owned)));
        }
    }
    issues
}

fn has_word(text: &str, word: &str) -> bool {
    // Characters that are not ASCII count as letters.
    let mut parts = text.as_bytes().split(|b| b.is_ascii() && !b.is_ascii_alphanumeric());
    parts.any(|part| part == word.as_bytes())
}
