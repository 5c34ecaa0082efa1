//! Checks entries by a list of fields: a view by its service's, a query by its parameters, a client's options by theirs.

use super::origin::origin;
use super::report::{Check, Mode};
use super::suggest::nearest;
use crate::core::issue::{Detail, Format, JsonType, Reason};
use crate::core::redact::{is_masked, is_masked_url};
use crate::core::table::{Field, Kind, Likely, find as find_field, known_to};
use crate::core::text::{is_hex, is_written_out, trim};
use crate::core::value::{Value, find};

impl Check<'_> {
    /// All issues: the fields in their order, unknown names last. `apart` is the name of one that has been checked already.
    pub fn entries(&mut self, fields: &'static [Field], entries: &[(String, Value)], apart: &str) {
        for field in fields {
            self.field(field, find(entries, field.name));
        }
        self.unknown_names(fields, entries, apart);
    }

    /// The names that are none of the fields', nor `apart`.
    pub fn unknown_names(&mut self, fields: &'static [Field], entries: &[(String, Value)], apart: &str) {
        for (name, value) in entries {
            if find_field(fields, name).is_none() && name != apart {
                self.unknown(fields, name, value);
            }
        }
    }

    /// A name that is none of the fields'.
    pub fn unknown(&mut self, fields: &'static [Field], name: &str, value: &Value) {
        if self.mode == Mode::Full || !value.is_blank() {
            let known_to = self.known_to(name, |_| true);
            let near = nearest(name, fields.iter().map(|field| field.name));
            self.report(name, Detail::UnknownField { suggestion: near.filter(|_| known_to.is_none()), known_to });
        }
    }

    /// At most one error for a field; warnings only where there is none.
    pub fn field(&mut self, field: &Field, value: Option<&Value>) {
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
            // A template is many lines of anything.
            None if field.secret && field.kind != Kind::Template => {
                self.warn(field, value.as_text().unwrap_or_default());
            }
            None => {}
        }
    }

    /// The version of the API whose view of this service has such a field. Asked of what this version does not have.
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
                return outside.then_some(Detail::OutOfRange { min, max });
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
                return (length < min || length > max).then_some(Detail::OutOfRange { min, max });
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

    fn warn(&mut self, field: &Field, text: &str) {
        let trimmed = trim(text);
        if field.likely == Likely::Hex32 && !is_hex(trimmed, 32) {
            self.report(field.name, Detail::UnlikelyValue { reason: Reason::Not32Hex });
        }
        if trimmed.len() != text.len() {
            self.report(field.name, Detail::UnlikelyValue { reason: Reason::SurroundingSpace });
        }
    }
}
