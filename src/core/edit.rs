//! Changing what is there: load the masked settings, change one field, save.

use super::field::{Field, Integration, Kind};
use super::issue::{Detail, Issue, to_values};
use super::mask::{is_masked, is_masked_url, looks_unchanged};
use super::platform::Platform;
use super::validate::{Options, check_type, validate};
use super::value::{Value, find, object, texts};

/// Whether an edited view can be sent, and what keeps it from that.
#[derive(Debug)]
pub struct Edit {
    /// The whole view to send, where it is ready.
    pub view: Option<Value>,
    /// Every field, secret or URL, that is still masked and must be entered again.
    pub retype: Vec<&'static str>,
    /// What else can't be sent.
    pub issues: Vec<Issue>,
    /// The fields whose value is another one now.
    pub changed: Vec<&'static str>,
}

impl Edit {
    /// What `prepareUpdate` answers: `ready` decides which parts are there.
    pub fn into_value(self) -> Value {
        let ready = self.view.is_some();
        let unless_ready = |value| if ready { None } else { Some(value) };
        object(vec![
            ("ready", Some(Value::Bool(ready))),
            ("integration", self.view),
            ("retype", unless_ready(texts(&self.retype))),
            ("issues", unless_ready(to_values(&self.issues))),
            ("changed", Some(texts(&self.changed))),
        ])
    }
}

/// Lays `edited` over `current`, which Atlas returned: an absent field keeps, null or `""` clears an optional one.
///
/// `id`, nulls and unknown returned fields are dropped. A mask is never kept, wherever it comes from.
pub fn prepare(current: &Value, edited: &Value, platform: &dyn Platform) -> Edit {
    let integration = match check_type(current.get("type")) {
        Ok(integration) => integration,
        Err(issues) => return Edit { view: None, retype: vec![], issues, changed: vec![] },
    };
    let edited_entries = edited.as_object().unwrap_or_default();
    let mut merged = vec![("type".to_owned(), Value::from(integration.type_name))];
    let mut retype = Vec::new();
    let mut changed = Vec::new();
    for field in integration.fields {
        let before = current.get(field.name).filter(|value| **value != Value::Null);
        let after = overlay(field, before, find(edited_entries, field.name));
        if differs(before, after, platform) {
            changed.push(field.name);
        }
        if after.is_some_and(|value| shows_mask(field, value, platform)) {
            retype.push(field.name);
        }
        merged.extend(after.map(|value| (field.name.to_owned(), value.clone())));
    }
    let mut issues = check(integration, &merged, edited, platform);
    issues.retain(|issue| issue.is_error() && issue.detail != Detail::MaskedSecret {});
    let ready = retype.is_empty() && issues.is_empty();
    Edit { view: ready.then_some(Value::Object(merged)), retype, issues, changed }
}

/// The issues of the merged view, of an edited `type`, and of edited fields that the view does not have.
fn check(integration: &Integration, merged: &[(String, Value)], edited: &Value, platform: &dyn Platform) -> Vec<Issue> {
    let options = Options { expected: Some(integration.type_name), ..Options::default() };
    let Some(edited) = edited.as_object() else {
        return validate(None, options, platform);
    };
    let mut entries: Vec<(String, Value)> = merged.to_vec();
    for (name, value) in edited {
        if name == "type" {
            entries.retain(|(name, _)| name != "type");
        }
        if find(&entries, name).is_none() && integration.field(name).is_none() && name != "id" {
            entries.push((name.clone(), value.clone()));
        }
    }
    validate(Some(&entries), options, platform)
}

fn overlay<'a>(field: &Field, before: Option<&'a Value>, edited: Option<&'a Value>) -> Option<&'a Value> {
    match edited {
        None => before,
        Some(value) if !field.required && clears(value) => None,
        Some(value) => Some(value),
    }
}

fn clears(value: &Value) -> bool {
    matches!(value, Value::Null) || value.as_text() == Some("")
}

fn differs(before: Option<&Value>, after: Option<&Value>, platform: &dyn Platform) -> bool {
    match (before, after) {
        (Some(Value::Text(before)), Some(Value::Text(after))) => !looks_unchanged(before, after, platform),
        (Some(before), None) => !clears(before),
        (before, after) => before != after,
    }
}

fn shows_mask(field: &Field, value: &Value, platform: &dyn Platform) -> bool {
    value.as_text().is_some_and(|text| match field.kind {
        Kind::Url => platform.http_url(text).is_some_and(|url| is_masked_url(&url)),
        _ => field.secret && is_masked(text),
    })
}

/// Which of a form's values belong to this service: not another's left-overs, and no blank optional ones.
pub fn belongs(integration: &Integration, name: &str, value: &Value) -> bool {
    integration.field(name).is_some_and(|field| field.required || !value.is_blank())
}
