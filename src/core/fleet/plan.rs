//! The plan: compares what a project has with what is desired.

use super::desired::Desired;
use super::seen::seen;
use super::step::{Action, Step};
use crate::core::form::drift;
use crate::core::platform::Platform;
use crate::core::table::Integration;
use crate::core::value::Value;

/// The steps for a project that has the integrations of `list`: first what is desired, in the table's order, then what exists and is to be
/// removed.
pub fn plan(desired: &Desired, list: &[Value], platform: &impl Platform) -> Vec<Step> {
    let mut steps = Vec::new();
    for (integration, view) in &desired.views {
        steps.push(match of_type(list, integration.type_name) {
            None => Step::new(integration.type_name, Action::Create, None),
            Some(returned) => compare(integration, returned, view, desired.force, platform),
        });
    }
    for type_name in &desired.remove {
        if let Some(returned) = of_type(list, type_name) {
            steps.push(Step::new(type_name, Action::Delete, Some(seen(returned, platform))));
        }
    }
    steps
}

/// The integration of a type in a list. Atlas keeps at most one of each in a project.
pub fn of_type<'a>(list: &'a [Value], type_name: &str) -> Option<&'a Value> {
    list.iter().find(|view| view.text("type") == Some(type_name))
}

/// The step for an integration that exists.
pub fn compare(
    integration: &Integration,
    returned: &Value,
    view: &Value,
    force: bool,
    platform: &impl Platform,
) -> Step {
    let drift = drift(integration, returned, view, platform);
    let differs = !drift.changed.is_empty() || (force && !drift.unseen.is_empty());
    let action = if differs { Action::Update } else { Action::Unchanged };
    let mut step = Step::new(integration.type_name, action, Some(seen(returned, platform)));
    step.dropped = drift.dropped;
    for (from, to) in [(drift.changed, &mut step.changed), (drift.unseen, &mut step.unseen)] {
        for name in from {
            to.push(name.to_owned());
        }
    }
    step
}
