//! One step of a plan: what to do with one integration of a project.

use crate::core::text::borrowed;
use crate::core::value::{Object, Value, texts};

/// What to do with an integration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// It does not exist.
    Create,
    /// It differs.
    Update,
    /// It is as desired, as far as that can be seen.
    Unchanged,
    /// It exists and should not.
    Delete,
}

impl Action {
    const ALL: [Action; 4] = [Action::Create, Action::Update, Action::Unchanged, Action::Delete];

    /// As JavaScript sees it.
    pub fn name(self) -> &'static str {
        match self {
            Action::Create => "create",
            Action::Update => "update",
            Action::Unchanged => "unchanged",
            Action::Delete => "delete",
        }
    }

    /// The action of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.name() == name)
    }
}

/// One step of a plan. It contains no secrets and no values, only names of fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The service.
    pub type_name: String,
    /// What is to be done.
    pub action: Action,
    /// The fields whose value changes.
    pub changed: Vec<String>,
    /// The fields that Atlas has and the desired view does not; an update removes them.
    pub dropped: Vec<String>,
    /// The fields that cannot be compared.
    pub unseen: Vec<String>,
    /// The integration's fingerprint when the plan was made; see `seen.rs`. `None` if it did not exist.
    pub seen: Option<String>,
}

impl Step {
    /// A step without lists of fields.
    pub(super) fn new(type_name: &str, action: Action, seen: Option<String>) -> Self {
        Step { type_name: type_name.to_owned(), action, changed: vec![], dropped: vec![], unseen: vec![], seen }
    }

    /// As JavaScript sees it.
    pub fn to_value(&self) -> Value {
        let mut step = Object::default();
        step.text("type", &self.type_name);
        step.text("action", self.action.name());
        for (name, fields) in [("changed", &self.changed), ("dropped", &self.dropped), ("unseen", &self.unseen)] {
            step.put(name, texts(&borrowed(fields)));
        }
        step.maybe("seen", self.seen.as_deref());
        step.build()
    }

    /// Reads a step that JavaScript passes back, perhaps from a file; `None` if the value is not a step.
    pub fn from_value(value: &Value) -> Option<Self> {
        let mut step = Step::new(value.text("type")?, Action::from_name(value.text("action")?)?, None);
        step.seen = value.text("seen").map(str::to_owned);
        for (name, fields) in
            [("changed", &mut step.changed), ("dropped", &mut step.dropped), ("unseen", &mut step.unseen)]
        {
            for field in value.get(name)?.items() {
                fields.push(field.as_text()?.to_owned());
            }
        }
        Some(step)
    }
}
