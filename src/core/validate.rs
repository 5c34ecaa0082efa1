//! Is this a view that can be sent? All issues at once, for any value.

use super::field::{Field, Integration, Kind, Likely, Status};
use super::integration::INTEGRATIONS;
use super::issue::{Detail, Format, Issue, JsonType, Reason};
use super::mask::{is_masked, is_masked_url};
use super::platform::Platform;
use super::suggest::nearest;
use super::value::{Value, find, is_js_space};

/// How much of a view must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// All that the page asks for.
    #[default]
    Full,
    /// Only what is there and not blank is checked: a form half filled in.
    Partial,
}

/// What is asked of a value.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options<'a> {
    /// The type it must have, and has where it names none.
    pub expected: Option<&'a str>,
    pub mode: Mode,
}

/// The block of the table for a type's name.
pub fn integration(type_name: &str) -> Option<&'static Integration> {
    INTEGRATIONS.iter().find(|integration| integration.type_name == type_name)
}

/// The entries of a view: `None` for anything that is not an object.
pub type Entries<'a> = Option<&'a [(String, Value)]>;

/// All issues of a view, errors and warnings: `type` first, then the table's fields in their order, unknown fields last.
pub fn validate(view: Entries<'_>, options: Options<'_>, platform: &dyn Platform) -> Vec<Issue> {
    let Some(entries) = view else {
        return vec![Issue::at(vec![], Detail::InvalidType { expected: JsonType::Object })];
    };
    let mut issues = Vec::new();
    if let Some(integration) = resolve(find(entries, "type"), options, &mut issues) {
        check_fields(integration, entries, options.mode, platform, &mut issues);
    }
    issues
}

/// All issues of one field, errors and warnings, for a form's blur event. `None` is an absent value.
pub fn validate_field(
    type_name: &str,
    name: &str,
    value: Option<&Value>,
    mode: Mode,
    platform: &dyn Platform,
) -> Vec<Issue> {
    let Some(integration) = integration(type_name) else {
        return vec![unknown_type(type_name)];
    };
    if name == "type" {
        let options = Options { expected: Some(type_name), mode };
        let mut issues = Vec::new();
        resolve(value, options, &mut issues);
        issues.retain(Issue::is_error);
        return issues;
    }
    match integration.field(name) {
        Some(field) => check_field(field, value, mode, platform),
        None if value.is_some() => vec![unknown_field(integration, name)],
        None => vec![],
    }
}

/// What is wrong with a `type` that stands alone, as in the path of `get`.
pub fn check_type(given: Option<&Value>) -> Result<&'static Integration, Vec<Issue>> {
    let mut issues = Vec::new();
    let found = resolve(given, Options::default(), &mut issues);
    found.ok_or(issues)
}

/// Finds the block to check by, and says what is wrong with `type` itself.
fn resolve(given: Option<&Value>, options: Options<'_>, issues: &mut Vec<Issue>) -> Option<&'static Integration> {
    let mut report = |detail| issues.push(Issue::field("type", detail));
    let expected = match options.expected {
        Some(name) => match integration(name) {
            Some(integration) => Some(integration),
            None => {
                issues.push(unknown_type(name));
                return None;
            }
        },
        None => None,
    };
    let found = match given {
        None if expected.is_some() => expected,
        Some(value) if value.is_blank() && options.mode == Mode::Partial => expected,
        None if options.mode == Mode::Partial => None,
        None => {
            report(Detail::Required {});
            None
        }
        Some(value) if value.is_blank() => {
            report(Detail::Required {});
            expected
        }
        Some(Value::Text(name)) => {
            let Some(named) = integration(name) else {
                issues.push(unknown_type(name));
                return None;
            };
            if let Some(expected) = expected.filter(|expected| expected.type_name != named.type_name) {
                report(Detail::TypeMismatch { expected: expected.type_name });
            }
            expected.or(Some(named))
        }
        Some(_) => {
            report(Detail::not_a_string());
            expected
        }
    };
    if let Some(integration) = found.filter(|integration| integration.status != Status::Current) {
        issues.push(deprecated(integration));
    }
    found
}

fn deprecated(integration: &Integration) -> Issue {
    let message = [integration.service, " is ", integration.status.name(), ": ", integration.note];
    Issue::field("type", Detail::Deprecated { status: integration.status })
        .with_message(message.concat().trim_end_matches('.').to_owned())
}

fn unknown_type(name: &str) -> Issue {
    let suggestion = nearest(name, INTEGRATIONS.iter().map(|integration| integration.type_name));
    Issue::field("type", Detail::UnknownType { suggestion })
}

fn unknown_field(integration: &'static Integration, name: &str) -> Issue {
    let suggestion = nearest(name, integration.fields.iter().map(|field| field.name));
    Issue::field(name, Detail::UnknownField { suggestion })
}

fn check_fields(
    integration: &'static Integration,
    entries: &[(String, Value)],
    mode: Mode,
    platform: &dyn Platform,
    issues: &mut Vec<Issue>,
) {
    for field in integration.fields {
        issues.extend(check_field(field, find(entries, field.name), mode, platform));
    }
    for (name, value) in entries {
        let skipped = mode == Mode::Partial && value.is_blank();
        if name != "type" && integration.field(name).is_none() && !skipped {
            issues.push(unknown_field(integration, name));
        }
    }
}

/// At most one error for a field; warnings only where there is none.
fn check_field(field: &Field, value: Option<&Value>, mode: Mode, platform: &dyn Platform) -> Vec<Issue> {
    let blank = value.is_none_or(Value::is_blank);
    if blank && mode == Mode::Partial {
        return vec![];
    }
    let Some(value) = value.filter(|_| !(blank && field.required)) else {
        let missing = field.required.then(|| Issue::field(field.name, Detail::Required {}));
        return missing.into_iter().collect();
    };
    match find_error(field, value, platform) {
        Some(detail) => vec![Issue::field(field.name, detail)],
        None => find_warnings(field, value),
    }
}

fn find_error(field: &Field, value: &Value, platform: &dyn Platform) -> Option<Detail> {
    let text = match (field.kind, value) {
        (Kind::Boolean, Value::Bool(_)) => return None,
        (Kind::Boolean, _) => return Some(Detail::InvalidType { expected: JsonType::Boolean }),
        (_, Value::Text(text)) => text,
        _ => return Some(Detail::not_a_string()),
    };
    match field.kind {
        Kind::Enum(allowed) if !allowed.contains(&text.as_str()) => {
            Some(Detail::InvalidValue { allowed: allowed.to_vec() })
        }
        Kind::Url => match platform.http_url(text) {
            None => Some(Detail::InvalidFormat { format: Format::Url }),
            Some(url) => is_masked_url(&url).then_some(Detail::MaskedSecret {}),
        },
        _ => (field.secret && is_masked(text)).then_some(Detail::MaskedSecret {}),
    }
}

fn find_warnings(field: &Field, value: &Value) -> Vec<Issue> {
    let Some(text) = value.as_text().filter(|_| field.secret) else {
        return vec![];
    };
    let trimmed = text.trim_matches(is_js_space);
    let warn = |reason| Issue::field(field.name, Detail::UnlikelyValue { reason });
    let not_hex = field.likely == Likely::Hex32 && !is_hex32(trimmed);
    let spaced = trimmed.len() != text.len();
    let hex = not_hex.then(|| warn(Reason::Not32Hex));
    let space = spaced.then(|| warn(Reason::SurroundingSpace));
    hex.into_iter().chain(space).collect()
}

fn is_hex32(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|b| b.is_ascii_hexdigit())
}
