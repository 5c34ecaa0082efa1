//! Checks entries by a list of fields: a view by its service's, a query by its parameters, a client's options by theirs.

use super::origin::origin;
use super::report::{Check, Mode};
use super::suggest::nearest;
use crate::core::issue::{Detail, Format, JsonType, Reason};
use crate::core::redact::{is_masked, is_masked_url};
use crate::core::table::{Field, Kind, Likely, find as find_field};
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
            let suggestion = nearest(name, fields.iter().map(|field| field.name));
            self.report(name, Detail::UnknownField { suggestion });
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
        match self.find_error(field.kind, field.secret, value) {
            Some(detail) => self.report(field.name, detail),
            None if field.secret => self.warn(field, value.as_text().unwrap_or_default()),
            None => {}
        }
    }

    fn find_error(&self, kind: Kind, secret: bool, value: &Value) -> Option<Detail> {
        let expected = match (kind, value) {
            (Kind::Anything, _) | (Kind::Boolean, Value::Bool(_)) => return None,
            (Kind::Boolean, _) => JsonType::Boolean,
            (Kind::Integer(min, max), Value::Number(number)) if number.trunc() == *number => {
                let outside = *number < min as f64 || *number > max as f64;
                return outside.then_some(Detail::OutOfRange { min, max });
            }
            (Kind::Integer(..), _) => JsonType::Integer,
            (_, Value::Text(text)) => return self.find_error_in_text(kind, secret, text),
            _ => JsonType::String,
        };
        Some(Detail::InvalidType { expected })
    }

    fn find_error_in_text(&self, kind: Kind, secret: bool, text: &str) -> Option<Detail> {
        let format = match kind {
            Kind::Enum(allowed) if allowed.contains(&text) => return None,
            Kind::Enum(allowed) => return Some(Detail::InvalidValue { allowed: allowed.to_vec() }),
            Kind::Origin if origin(text, self.platform).is_some() => return None,
            Kind::Origin => Format::Origin,
            Kind::GroupId if is_hex(text, 24) => return None,
            Kind::GroupId => Format::GroupId,
            Kind::Url => match self.platform.http_url(text).filter(|_| is_written_out(text)) {
                None => Format::Url,
                Some(url) => return is_masked_url(&url).then_some(Detail::MaskedSecret {}),
            },
            _ => return (secret && is_masked(text)).then_some(Detail::MaskedSecret {}),
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
