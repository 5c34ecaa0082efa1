//! Drift: the differences between what Atlas returns and a desired view, as far as masks let them be seen.

use crate::core::platform::Platform;
use crate::core::redact::{Likeness, likeness};
use crate::core::table::{Field, Integration};
use crate::core::value::Value;

/// The differences. A field of the desired view that is in none of these lists is as desired.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Drift {
    /// Fields with a different value.
    pub changed: Vec<&'static str>,
    /// Fields that cannot be compared: Atlas never returns them, or their mask has no tail.
    pub unseen: Vec<&'static str>,
    /// Fields that Atlas returns and the desired view does not have, unknown ones included.
    pub dropped: Vec<String>,
}

impl Drift {
    /// Whether every field of the desired view can be compared and is as desired.
    pub fn has_all_that_is_desired(&self) -> bool {
        self.changed.is_empty() && self.unseen.is_empty()
    }
}

/// Compares what Atlas returns for an integration with a valid view of the same type.
pub fn drift(integration: &Integration, returned: &Value, desired: &Value, platform: &impl Platform) -> Drift {
    let mut drift = Drift::default();
    for field in integration.fields {
        let Some(wanted) = desired.get(field.name) else {
            continue;
        };
        match compare(integration, field, returned.get(field.name), wanted, platform) {
            Likeness::Alike => {}
            Likeness::SameLength | Likeness::Unseen => drift.unseen.push(field.name),
            Likeness::Unlike => drift.changed.push(field.name),
        }
    }
    for (name, value) in returned.as_object().unwrap_or_default() {
        let is_identity = name == "type" || name == "id";
        if !is_identity && desired.get(name).is_none() && !is_unset(integration.field(name), value) {
            drift.dropped.push(name.clone());
        }
    }
    drift
}

fn compare(
    integration: &Integration,
    field: &Field,
    returned: Option<&Value>,
    wanted: &Value,
    platform: &impl Platform,
) -> Likeness {
    let returned = returned.filter(|value| **value != Value::Null);
    if returned.is_none() && !integration.returns(field.name) {
        return Likeness::Unseen;
    }
    // A field that was never sent is absent, null, `""`, false or the default: that is no difference.
    let is_nothing = |value: &Value| value.as_text() == Some("") || is_unset(Some(field), value);
    match (returned, wanted) {
        (Some(returned), wanted) if returned == wanted => Likeness::Alike,
        (returned, wanted) if returned.is_none_or(is_nothing) && is_nothing(wanted) => Likeness::Alike,
        (Some(Value::Text(returned)), Value::Text(wanted)) => likeness(returned, wanted, platform),
        _ => Likeness::Unlike,
    }
}

/// Whether this is what Atlas returns for a field that was never sent.
fn is_unset(field: Option<&Field>, value: &Value) -> bool {
    let default = field.and_then(|field| field.default);
    matches!(value, Value::Null | Value::Bool(false)) || default.is_some_and(|default| default.value() == *value)
}
