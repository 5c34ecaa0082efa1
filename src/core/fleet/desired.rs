//! What every project of a fleet should have, and should not have.

use crate::core::check::{Check, Mode, Options, validate};
use crate::core::hash::Hash;
use crate::core::issue::{Detail, Issue, JsonType};
use crate::core::platform::Platform;
use crate::core::redact::redact_view;
use crate::core::table::{Api, Integration};
use crate::core::text::decimal;
use crate::core::value::{Value, find};

/// What every project of a fleet should have, checked.
pub struct Desired {
    api: &'static Api,
    /// In the table's order, whatever order they were given in.
    pub(super) views: Vec<(&'static Integration, Value)>,
    /// The types that no project should have, in alphabetical order.
    pub(super) remove: Vec<String>,
    /// Whether fields that cannot be compared are sent as if they differed.
    pub(super) force: bool,
}

impl Desired {
    /// Checks the views and the types to remove, and reports all issues at once.
    pub fn read(
        api: &'static Api,
        views: Option<&Value>,
        remove: Option<&Value>,
        force: bool,
        platform: &impl Platform,
    ) -> Result<Self, Vec<Issue>> {
        let mut desired = Desired { api, views: vec![], remove: vec![], force };
        let mut issues = Vec::new();
        match views {
            Some(Value::List(views)) => {
                for (index, view) in views.iter().enumerate() {
                    desired.add_view(index, view, platform, &mut issues);
                }
            }
            _ => issues.push(no_list("desired", "views")),
        }
        match remove {
            Some(Value::List(types)) => {
                for (index, type_name) in types.iter().enumerate() {
                    desired.add_removal(index, type_name, platform, &mut issues);
                }
            }
            None => {}
            _ => issues.push(no_list("remove", "types")),
        }
        let place = |integration: &Integration| {
            api.integrations.iter().position(|known| known.type_name == integration.type_name)
        };
        desired.views.sort_by_key(|(integration, _)| place(integration));
        desired.remove.sort_unstable();
        desired.remove.dedup();
        if issues.is_empty() { Ok(desired) } else { Err(issues) }
    }

    /// Identifies what a plan was made for: SHA-256 of the version and of the views as [`redact_view`] prints them, so that it is the hash of
    /// no secret. It depends neither on the order of the views nor on that of their fields.
    pub fn sha256(&self, platform: &impl Platform) -> String {
        let mut redacted = Vec::new();
        for (_, view) in &self.views {
            redacted.push(sorted(redact_view(view, platform)));
        }
        let printed = platform.print_json(&Value::List(redacted));
        Hash::Sha256.hex(&[self.api.version.as_bytes(), printed.as_bytes()])
    }

    /// The view of a type, and its block of the table.
    pub(super) fn view(&self, type_name: &str) -> Option<(&'static Integration, &Value)> {
        self.views
            .iter()
            .find(|(integration, _)| integration.type_name == type_name)
            .map(|(known, view)| (*known, view))
    }

    fn add_view(&mut self, index: usize, view: &Value, platform: &impl Platform, issues: &mut Vec<Issue>) {
        let mut is_fine = true;
        for issue in validate(view.as_object(), Options::of(self.api), platform) {
            if issue.is_error() {
                is_fine = false;
                let mut path = entry("desired", index);
                path.extend(issue.path);
                issues.push(Issue::at(path, issue.detail));
            }
        }
        let Some(integration) = view.text("type").and_then(|name| self.api.integration(name)).filter(|_| is_fine)
        else {
            return;
        };
        if self.view(integration.type_name).is_some() {
            let mut path = entry("desired", index);
            path.push("type".to_owned());
            issues.push(conflict(
                path,
                integration.type_name,
                "occurs twice: Atlas keeps one integration of each type",
            ));
        } else {
            self.views.push((integration, view.clone()));
        }
    }

    fn add_removal(&mut self, index: usize, name: &Value, platform: &impl Platform, issues: &mut Vec<Issue>) {
        let mut check = Check::new(platform, Mode::Full);
        let known = check.path_type(Some(name)).map(str::to_owned);
        for issue in check.issues {
            issues.push(Issue::at(entry("remove", index), issue.detail));
        }
        if let Some(name) = known {
            if self.view(&name).is_some() {
                issues.push(conflict(entry("remove", index), &name, "is in `desired`, too: a type cannot be in both"));
            }
            self.remove.push(name);
        }
    }
}

// Its views contain secrets in clear.
impl std::fmt::Debug for Desired {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desired").field("remove", &self.remove).field("force", &self.force).finish_non_exhaustive()
    }
}

/// A view's entries sorted by name, without those that are null, so that equal views are printed the same.
pub(super) fn sorted(view: Value) -> Value {
    let Value::Object(mut entries) = view else {
        return view;
    };
    entries.retain(|(_, value)| *value != Value::Null);
    entries.sort_by(|(left, _), (right, _)| left.cmp(right));
    // A JavaScript object has each name once.
    debug_assert!(entries.iter().all(|(name, value)| find(&entries, name) == Some(value)));
    Value::Object(entries)
}

fn entry(list: &str, index: usize) -> Vec<String> {
    vec![list.to_owned(), decimal(index as u64)]
}

fn no_list(name: &str, of_what: &str) -> Issue {
    let message = ["`", name, "` must be a list of ", of_what].concat();
    Issue::field(name, Detail::InvalidType { expected: JsonType::Object }).with_message(message)
}

/// `type_name` is a known type or looks like one, so it cannot be a secret in the wrong place.
fn conflict(path: Vec<String>, type_name: &str, why: &str) -> Issue {
    let issue = Issue::at(path, Detail::InvalidValue { allowed: vec![], known_to: None });
    issue.with_message(["`", type_name, "` ", why].concat())
}
