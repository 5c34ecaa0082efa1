//! Is this a view that can be sent? All issues at once, for any value.

use super::report::{Check, Mode};
use super::suggest::nearest;
use crate::core::issue::{Detail, Issue, JsonType};
use crate::core::platform::Platform;
use crate::core::table::{INTEGRATIONS, Integration, Status, integration};
use crate::core::value::{Value, find};

/// What is asked of a value.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options<'a> {
    /// The type it must have, and has where it names none.
    pub expected: Option<&'a str>,
    /// How much must be there.
    pub mode: Mode,
}

/// The entries of a view: `None` for anything that is not an object.
pub type Entries<'a> = Option<&'a [(String, Value)]>;

/// All issues of a view, errors and warnings: `type` first, then the table's fields in their order, unknown fields last.
pub fn validate(view: Entries<'_>, options: Options<'_>, platform: &dyn Platform) -> Vec<Issue> {
    let mut check = Check::new(platform, options.mode);
    match view {
        None => check.issues.push(Issue::at(vec![], Detail::InvalidType { expected: JsonType::Object })),
        Some(entries) => {
            if let Some(integration) = check.view_type(find(entries, "type"), options.expected) {
                check.entries(integration.fields, entries, "type");
            }
        }
    }
    check.issues
}

/// All issues of one field, errors and warnings, for a form's blur event. `None` is an absent value.
pub fn validate_field(
    type_name: &str,
    name: &str,
    value: Option<&Value>,
    mode: Mode,
    platform: &dyn Platform,
) -> Vec<Issue> {
    let mut check = Check::new(platform, mode);
    match integration(type_name) {
        None => check.unknown_type(type_name),
        Some(_) if name == "type" => {
            check.view_type(value, Some(type_name));
            check.issues.retain(Issue::is_error);
        }
        Some(integration) => match (integration.field(name), value) {
            (Some(field), value) => check.field(field, value),
            (None, Some(value)) => check.unknown(integration.fields, name, value),
            (None, None) => {}
        },
    }
    check.issues
}

impl Check<'_> {
    /// Finds the block to check by, and says what is wrong with `type` itself.
    pub fn view_type(&mut self, given: Option<&Value>, expected: Option<&str>) -> Option<&'static Integration> {
        let expected = match expected {
            Some(name) => Some(self.known_type(name)?),
            None => None,
        };
        let found = match given {
            None if expected.is_some() => expected,
            Some(Value::Text(name)) if !given.is_some_and(Value::is_blank) => {
                let named = self.known_type(name)?;
                match expected {
                    Some(expected) if expected.type_name != named.type_name => {
                        self.report("type", Detail::TypeMismatch { expected: expected.type_name });
                    }
                    _ => {}
                }
                expected.or(Some(named))
            }
            _ => {
                let blank = given.is_none_or(Value::is_blank);
                if !blank {
                    self.report("type", Detail::not_a_string());
                } else if self.mode == Mode::Full {
                    self.report("type", Detail::Required {});
                }
                expected
            }
        };
        if let Some(integration) = found.filter(|integration| integration.status != Status::Current) {
            self.deprecated(integration);
        }
        found
    }

    fn known_type(&mut self, name: &str) -> Option<&'static Integration> {
        let found = integration(name);
        if found.is_none() {
            self.unknown_type(name);
        }
        found
    }

    fn unknown_type(&mut self, name: &str) {
        let suggestion = nearest(name, INTEGRATIONS.iter().map(|integration| integration.type_name));
        self.report("type", Detail::UnknownType { suggestion });
    }

    fn deprecated(&mut self, integration: &Integration) {
        let note = integration.note.strip_suffix(".").unwrap_or(integration.note);
        let message = [integration.service, " is ", integration.status.name(), ": ", note].concat();
        let issue = Issue::field("type", Detail::Deprecated { status: integration.status });
        self.issues.push(issue.with_message(message));
    }

    /// The `type` that stands alone in the path of `get`: it may well be that of a retired service.
    pub fn single_type(&mut self, given: Option<&Value>) -> Option<&'static Integration> {
        let found = self.view_type(given, None);
        self.issues.retain(Issue::is_error);
        found
    }

    /// A whole view that is to be sent; no warnings.
    pub fn view(&mut self, view: Option<&Value>) -> Option<&'static Integration> {
        let mut issues = validate(view.and_then(Value::as_object), Options::default(), self.platform);
        self.issues.append(&mut issues);
        self.issues.retain(Issue::is_error);
        integration(view?.text("type")?)
    }
}
