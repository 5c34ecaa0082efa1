//! Checks entries against a list of fields: a view against its service's, a query against its parameters, a client's options against theirs.

use super::origin::origin;
use super::report::{Check, Mode};
use super::suggest::nearest;
use super::unlikely::unlikely;
use crate::core::issue::{Detail, Format, JsonType};
use crate::core::platform::Platform;
use crate::core::redact::{is_masked, is_masked_url};
use crate::core::table::{Field, Kind, field_named, known_to};
use crate::core::text::{is_hex, is_written_out};
use crate::core::value::{Value, find};

impl<P: Platform> Check<'_, P> {
    /// Reports all issues: the fields in their order, unknown names last. `apart` is the name of an entry that has been checked already.
    pub fn entries(&mut self, fields: &'static [Field], entries: &[(String, Value)], apart: &'static str) {
        for field in fields {
            self.field(field, find(entries, field.name));
        }
        for (name, value) in entries {
            if name != apart {
                self.unknown(fields, name, value, &[apart]);
            }
        }
    }

    /// Reports a name that is not one of the fields. `others` are more names that may be suggested for it.
    pub fn unknown(&mut self, fields: &'static [Field], name: &str, value: &Value, others: &[&'static str]) {
        if field_named(fields, name).is_none() && !self.mode.forgives(name, value) {
            let known_to = self.known_to(name, |_| true);
            let mut names: Vec<_> = fields.iter().map(|field| field.name).collect();
            names.extend(others);
            let near = nearest(name, &names);
            self.report(name, Detail::UnknownField { suggestion: near.filter(|_| known_to.is_none()), known_to });
        }
    }

    /// Checks one field: at most one error, and a warning only if there is no error.
    pub fn field(&mut self, field: &Field, value: Option<&Value>) {
        let value = value.filter(|value| !self.mode.leaves_out(field, value));
        let blank = value.is_none_or(Value::is_blank);
        if blank && self.mode == Mode::Partial {
            return;
        }
        let Some(value) = value.filter(|_| !(blank && field.required)) else {
            if field.required {
                self.report(field.name, Detail::Required {});
            }
            return;
        };
        match self.find_error(field, value) {
            Some(detail) => self.report(field.name, detail),
            None => {
                if let Some(reason) = value.as_text().and_then(|text| unlikely(field, text)) {
                    self.report(field.name, Detail::UnlikelyValue { reason });
                }
            }
        }
    }

    /// Another version of the API whose view of this service has such a field. Called only if this version does not have it.
    fn known_to(&self, name: &str, has: impl Fn(&Field) -> bool) -> Option<&'static str> {
        let type_name = self.integration?.type_name;
        known_to(|api| api.field(type_name, name).is_some_and(&has))
    }

    fn find_error(&self, field: &Field, value: &Value) -> Option<Detail> {
        let expected = match (field.kind, value) {
            (Kind::Anything, _) | (Kind::Boolean, Value::Bool(_)) => return None,
            (Kind::Boolean, _) => JsonType::Boolean,
            (Kind::Integer(min, max), Value::Number(number)) if number.trunc() == *number => {
                let outside = *number < min as f64 || *number > max as f64;
                return outside.then_some(Detail::OutOfRange { min, max, length: false });
            }
            (Kind::Integer(..), _) => JsonType::Integer,
            (_, Value::Text(text)) => return self.find_error_in_text(field, text),
            _ => JsonType::String,
        };
        Some(Detail::InvalidType { expected })
    }

    fn find_error_in_text(&self, field: &Field, text: &str) -> Option<Detail> {
        let format = match field.kind {
            Kind::Enum(allowed) if allowed.contains(&text) => return None,
            Kind::Enum(allowed) => {
                let allows = |field: &Field| matches!(field.kind, Kind::Enum(allowed) if allowed.contains(&text));
                let known_to = self.known_to(field.name, allows);
                return Some(Detail::InvalidValue { allowed: allowed.to_vec(), known_to });
            }
            Kind::Sized(min, max) => {
                let length = text.chars().count() as u64;
                return (length < min || length > max).then_some(Detail::OutOfRange { min, max, length: true });
            }
            Kind::Origin(api_path) if origin(text, api_path, self.platform).is_some() => return None,
            Kind::Origin(_) => Format::Origin,
            Kind::GroupId if is_hex(text, 24) => return None,
            Kind::GroupId => Format::GroupId,
            Kind::Url => match self.platform.http_url(text).filter(|_| is_written_out(text)) {
                None => Format::Url,
                Some(url) => return is_masked_url(&url).then_some(Detail::MaskedSecret {}),
            },
            _ => return (field.secret && is_masked(text)).then_some(Detail::MaskedSecret {}),
        };
        Some(Detail::InvalidFormat { format })
    }
}
