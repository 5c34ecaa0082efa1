//! Changing what is there: load the masked settings, change one field, save.

use crate::core::check::{Check, Mode, Options, validate};
use crate::core::issue::{Issue, to_values};
use crate::core::platform::Platform;
use crate::core::redact::{is_masked, is_masked_url, looks_unchanged};
use crate::core::table::{Api, Field, Integration, Kind};
use crate::core::text::borrowed;
use crate::core::value::{Object, Value, find, texts};

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
    /// What Atlas returned and will not be sent: cleared, or no field of the view that is sent.
    pub dropped: Vec<String>,
}

impl Edit {
    /// What `prepareUpdate` answers: `ready` decides which parts are there.
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

/// Lays `edited` over `current`, which Atlas returned: an absent field keeps, null or `""` clears an optional one.
///
/// `id`, nulls and unknown returned fields are dropped. A mask is never kept, wherever it comes from.
pub fn prepare(api: &'static Api, current: &Value, edited: &Value, platform: &dyn Platform) -> Edit {
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
        // What must be entered again has no other issue.
        if issue.is_error() && !edit.retype.iter().any(|name| issue.path == [*name]) {
            edit.issues.push(issue);
        }
    }
    if edit.retype.is_empty() && edit.issues.is_empty() {
        edit.view = Some(merged);
    }
    edit
}

/// The issues of the merged view, of an edited `type`, and of edited fields that the view does not have: a form may well
/// hold all that came back, and entries of a framework's own.
fn find_issues(
    api: &'static Api,
    integration: &Integration,
    current: &Value,
    merged: &Value,
    edited: &Value,
    platform: &dyn Platform,
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

/// What Atlas returned but for `id`, which is its own, and is not sent back.
fn find_dropped(current: &Value, merged: &Value) -> Vec<String> {
    let mut dropped = Vec::new();
    for (name, value) in current.as_object().unwrap_or_default() {
        if *value != Value::Null && name != "id" && merged.get(name).is_none() {
            dropped.push(name.clone());
        }
    }
    dropped
}

fn differs(before: Option<&Value>, after: Option<&Value>, platform: &dyn Platform) -> bool {
    match (before, after) {
        (Some(Value::Text(before)), Some(Value::Text(after))) => !looks_unchanged(before, after, platform),
        (Some(before), None) => !before.is_unset(),
        (before, after) => before != after,
    }
}

fn shows_mask(field: &Field, value: &Value, platform: &dyn Platform) -> bool {
    value.as_text().is_some_and(|text| match field.kind {
        Kind::Url => is_masked(text) || platform.http_url(text).is_some_and(|url| is_masked_url(&url)),
        _ => field.secret && is_masked(text),
    })
}
