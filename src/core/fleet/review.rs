//! Checks before a step is sent that the project is still as the plan saw it, and afterwards that it is as intended.

use super::desired::Desired;
use super::plan::{compare, of_type};
use super::seen::seen;
use super::step::{Action, Step};
use crate::core::form::drift;
use crate::core::operation::Operation;
use crate::core::platform::Platform;
use crate::core::value::Value;

/// What is left to do of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing: the integration is as desired.
    Done,
    /// Nothing may be sent: the integration is neither as the plan saw it nor as desired, so somebody else has changed it.
    Changed,
    /// This is to be sent.
    Send(Operation),
}

impl Verdict {
    /// As JavaScript sees it.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Done => "done",
            Verdict::Changed => "changed",
            Verdict::Send(operation) => operation.name(),
        }
    }
}

/// Decides what is left to do of a step, from what the project has now.
pub fn review(step: &Step, desired: &Desired, list: &[Value], platform: &impl Platform) -> Verdict {
    let returned = of_type(list, &step.type_name);
    match (step.action, returned) {
        (Action::Delete, None) => Verdict::Done,
        (Action::Delete, Some(returned)) => send_if(is_as_seen(step, returned, platform), Operation::Delete),
        (action, None) => send_if(action == Action::Create, Operation::Create),
        (action, Some(returned)) => {
            let Some((integration, view)) = desired.view(&step.type_name) else {
                return Verdict::Changed;
            };
            let now = compare(integration, returned, view, desired.force, platform);
            if now.action == Action::Unchanged {
                return Verdict::Done;
            }
            // Nothing visible would be overwritten: probably this plan has been carried out already, and its answer was lost.
            let only_unseen = now.changed.is_empty() && now.dropped.iter().all(|name| step.dropped.contains(name));
            let as_seen = action == Action::Update && is_as_seen(step, returned, platform);
            send_if(as_seen || only_unseen, Operation::Update)
        }
    }
}

/// Whether the list that Atlas returned after a view was sent has it as intended.
pub fn is_as_meant(type_name: &str, desired: &Desired, list: &[Value], platform: &impl Platform) -> bool {
    match (desired.view(type_name), of_type(list, type_name)) {
        (Some((integration, view)), Some(returned)) => drift(integration, returned, view, platform).changed.is_empty(),
        _ => false,
    }
}

fn is_as_seen(step: &Step, returned: &Value, platform: &impl Platform) -> bool {
    step.seen.as_deref() == Some(&seen(returned, platform))
}

fn send_if(may: bool, operation: Operation) -> Verdict {
    if may { Verdict::Send(operation) } else { Verdict::Changed }
}
