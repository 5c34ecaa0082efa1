//! Editing an integration: load the masked settings, change one field, save.

use crate::core::check::{Check, Mode, Options, validate};
use crate::core::issue::{Issue, to_values};
use crate::core::platform::Platform;
use crate::core::redact::{is_masked, is_masked_url, looks_unchanged};
use crate::core::table::{Api, Field, Integration, Kind};
use crate::core::text::borrowed;
use crate::core::value::{Object, Value, find, texts};

/// An edited view: whether it can be sent, and if not, why.
#[derive(Debug)]
pub struct Edit {
    /// The whole view to send, if it is ready.
    pub view: Option<Value>,
    /// Every field, secret or URL, that is still masked and must be entered again.
    pub retype: Vec<&'static str>,
    /// Every other issue.
    pub issues: Vec<Issue>,
    /// The fields whose value differs from the current one.
    pub changed: Vec<&'static str>,
    /// Fields that Atlas returned and that will not be sent: cleared ones, and ones that a view cannot have.
    pub dropped: Vec<String>,
}

impl Edit {
    /// The result of `prepareUpdate`: which parts it has depends on `ready`.
    pub fn into_value(self) -> Value {
        let mut answer = Object::default();
        answer.bool("ready", self.view.is_some());
        match self.view {
            Some(view) => answer.put("integration", view),
            None => {
                answer.put("retype", texts(&self.retype));
                answer.put("issues", to_values(&self.issues));
            }
        }
        answer.put("changed", texts(&self.changed));
        answer.put("dropped", texts(&borrowed(&self.dropped)));
        answer.build()
    }
}

/// Merges `edited` into `current`, which Atlas returned: a field that is absent in `edited` stays; null or `""` clears an optional one.
///
/// `id`, nulls and unknown returned fields are dropped. A mask is never sent, whether it comes from Atlas or from the form.
pub fn prepare(api: &'static Api, current: &Value, edited: &Value, platform: &impl Platform) -> Edit {
    let mut check = Check::new(platform, Mode::Full);
    let mut edit = Edit { view: None, retype: vec![], issues: vec![], changed: vec![], dropped: vec![] };
    let Some(integration) = check.single_type(api, current.get("type")) else {
        edit.issues = check.issues;
        return edit;
    };
    let mut merged = Object::default();
    merged.text("type", integration.type_name);
    for field in integration.fields {
        let before = current.get(field.name).filter(|value| **value != Value::Null);
        let after = match edited.get(field.name) {
            None => before,
            Some(value) if !field.required && value.is_unset() => None,
            given => given,
        };
        if differs(before, after, platform) {
            edit.changed.push(field.name);
        }
        let is_kept = edited.get(field.name).is_none() || field.required;
        let never_came = !integration.returns(field.name) && is_kept && after.is_none_or(Value::is_unset);
        if never_came || after.is_some_and(|value| shows_mask(field, value, platform)) {
            edit.retype.push(field.name);
        }
        if let Some(value) = after {
            merged.put(field.name, value.clone());
        }
    }
    let merged = merged.build();
    edit.dropped = find_dropped(current, &merged);
    for issue in find_issues(api, integration, current, &merged, edited, platform) {
        // A field that must be entered again has no other issue.
        if issue.is_error() && !edit.retype.iter().any(|name| issue.path == [*name]) {
            edit.issues.push(issue);
        }
    }
    if edit.retype.is_empty() && edit.issues.is_empty() {
        edit.view = Some(merged);
    }
    edit
}

/// The issues of the merged view, of an edited `type`, and of edited fields that the view does not have. A form may
/// contain everything that Atlas returned, and entries that its framework adds.
fn find_issues(
    api: &'static Api,
    integration: &Integration,
    current: &Value,
    merged: &Value,
    edited: &Value,
    platform: &impl Platform,
) -> Vec<Issue> {
    let options = Options { expected: Some(integration.type_name), ..Options::of(api) };
    let (Some(merged), Some(edited)) = (merged.as_object(), edited.as_object()) else {
        return validate(None, options, platform);
    };
    let mut entries = Vec::new();
    for (name, value) in edited {
        let is_new = name == "type" || (current.get(name) != Some(value) && name != "id");
        if is_new && integration.field(name).is_none() && !Mode::Form.forgives(name, value) {
            entries.push((name.clone(), value.clone()));
        }
    }
    for (name, value) in merged {
        if find(&entries, name).is_none() {
            entries.push((name.clone(), value.clone()));
        }
    }
    validate(Some(&entries), options, platform)
}

/// The fields that Atlas returned and that are not sent, except `id`, which is Atlas's own.
fn find_dropped(current: &Value, merged: &Value) -> Vec<String> {
    let mut dropped = Vec::new();
    for (name, value) in current.as_object().unwrap_or_default() {
        if *value != Value::Null && name != "id" && merged.get(name).is_none() {
            dropped.push(name.clone());
        }
    }
    dropped
}

fn differs(before: Option<&Value>, after: Option<&Value>, platform: &impl Platform) -> bool {
    match (before, after) {
        (Some(Value::Text(before)), Some(Value::Text(after))) => !looks_unchanged(before, after, platform),
        (Some(before), None) => !before.is_unset(),
        (before, after) => before != after,
    }
}

fn shows_mask(field: &Field, value: &Value, platform: &impl Platform) -> bool {
    value.as_text().is_some_and(|text| match field.kind {
        Kind::Url => is_masked(text) || platform.http_url(text).is_some_and(|url| is_masked_url(&url)),
        _ => field.secret && is_masked(text),
    })
}
