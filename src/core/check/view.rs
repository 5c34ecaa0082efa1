//! Checks a view that is to be sent: all issues at once, for any value.

use super::report::{Check, Mode};
use super::suggest::{is_slip, nearest};
use crate::core::issue::{Detail, Issue, JsonType};
use crate::core::platform::Platform;
use crate::core::table::{Api, Integration, Status, VERSIONS, known_to};
use crate::core::value::{Value, find};

/// How a value is checked.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// The version of the API, whose table is used.
    pub api: &'static Api,
    /// The type that it must have, which is also assumed if it has none.
    pub expected: Option<&'a str>,
    /// How complete it must be.
    pub mode: Mode,
}

impl Options<'_> {
    /// A whole view of any type.
    pub fn of(api: &'static Api) -> Self {
        Options { api, expected: None, mode: Mode::Full }
    }
}

/// The entries of a view: `None` for anything that is not an object.
pub type Entries<'a> = Option<&'a [(String, Value)]>;

/// All issues of a view, errors and warnings: `type` first, then the table's fields in their order, unknown fields last.
pub fn validate(view: Entries<'_>, options: Options<'_>, platform: &impl Platform) -> Vec<Issue> {
    let mut check = Check::new(platform, options.mode);
    match view {
        None => check.issues.push(Issue::at(vec![], Detail::InvalidType { expected: JsonType::Object })),
        Some(entries) => {
            let given = find(entries, "type");
            match check.view_type(options.api, given, options.expected) {
                Some(integration) => check.entries(integration.fields, entries, "type"),
                None if given.is_none() && options.expected.is_none() => check.misspelt_type(entries),
                None => {}
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
    options: Options<'_>,
    platform: &impl Platform,
) -> Vec<Issue> {
    let mut check = Check::new(platform, options.mode);
    check.integration = options.api.integration(type_name);
    match check.integration {
        None => check.unknown_type(options.api, type_name),
        Some(_) if name == "type" => {
            check.view_type(options.api, value, Some(type_name));
            check.issues.retain(Issue::is_error);
        }
        Some(integration) => match (integration.field(name), value) {
            (Some(field), value) => check.field(field, value),
            (None, Some(value)) => check.unknown(integration.fields, name, value, &["type"]),
            (None, None) => {}
        },
    }
    check.issues
}

impl<P: Platform> Check<'_, P> {
    /// Finds the block of the table to check against, and reports what is wrong with `type` itself.
    pub fn view_type(
        &mut self,
        api: &Api,
        given: Option<&Value>,
        expected: Option<&str>,
    ) -> Option<&'static Integration> {
        let expected = match expected {
            Some(name) => Some(self.known_type(api, name)?),
            None => None,
        };
        let found = match given {
            None if expected.is_some() => expected,
            Some(Value::Text(name)) if !given.is_some_and(Value::is_blank) => {
                let named = self.known_type(api, name)?;
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
                } else if self.mode != Mode::Partial {
                    self.report("type", Detail::Required {});
                }
                expected
            }
        };
        if let Some(integration) = found.filter(|integration| integration.status != Status::Current) {
            self.deprecated(integration);
        }
        self.integration = found;
        found
    }

    /// Suggests `type` for entries that were probably meant as it, if it is missing: CloudFormation writes `Type`.
    fn misspelt_type(&mut self, entries: &[(String, Value)]) {
        for (name, value) in entries {
            if nearest(name, &["type"]).is_some() {
                self.unknown(&[], name, value, &["type"]);
            }
        }
    }

    fn known_type(&mut self, api: &Api, name: &str) -> Option<&'static Integration> {
        let found = api.integration(name);
        if found.is_none() {
            self.unknown_type(api, name);
        }
        found
    }

    fn unknown_type(&mut self, api: &Api, name: &str) {
        let known_to = known_to(|api| api.integration(name).is_some());
        let near = nearest(name, &type_names(&[api]));
        self.report("type", Detail::UnknownType { suggestion: near.filter(|_| known_to.is_none()), known_to });
    }

    fn deprecated(&mut self, integration: &Integration) {
        let note = integration.note.strip_suffix(".").unwrap_or(integration.note);
        let message = [integration.service, " is ", integration.status.name(), ": ", note].concat();
        let issue = Issue::field("type", Detail::Deprecated { status: integration.status });
        self.issues.push(issue.with_message(message));
    }

    /// The `type` of a form. The service may be a retired one.
    pub fn single_type(&mut self, api: &Api, given: Option<&Value>) -> Option<&'static Integration> {
        let found = self.view_type(api, given, None);
        self.issues.retain(Issue::is_error);
        found
    }

    /// The `type` in the path of `get` and `delete`: any name that a list may show, of this version, of another or of none that is known
    /// here, so that it can be read and removed. A misspelled known name is an error.
    pub fn path_type<'v>(&mut self, given: Option<&'v Value>) -> Option<&'v str> {
        let Some(Value::Text(name)) = given.filter(|given| !given.is_blank()) else {
            self.report(
                "type",
                if given.is_none_or(Value::is_blank) { Detail::Required {} } else { Detail::not_a_string() },
            );
            return None;
        };
        let known = type_names(VERSIONS);
        if known.contains(&name.as_str()) {
            return Some(name);
        }
        let is_name = name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
        let slip = known.iter().copied().find(|known| is_slip(name, known));
        if is_name && slip.is_none() {
            return Some(name);
        }
        let suggestion = slip.or_else(|| nearest(name, &known));
        self.report("type", Detail::UnknownType { suggestion, known_to: None });
        None
    }

    /// A whole view that is to be sent.
    pub fn view(&mut self, api: &'static Api, view: Option<&Value>) -> Option<&'static Integration> {
        let mut issues = validate(view.and_then(Value::as_object), Options::of(api), self.platform);
        self.issues.append(&mut issues);
        api.integration(view?.text("type")?)
    }
}

/// The names of the types that these versions have.
fn type_names(apis: &[&Api]) -> Vec<&'static str> {
    let mut names = Vec::new();
    for api in apis {
        for integration in api.integrations {
            names.push(integration.type_name);
        }
    }
    names
}
