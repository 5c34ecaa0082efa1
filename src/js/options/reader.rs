//! Reads an object of options: checks each by its name, and collects all issues.

use wasm_bindgen::prelude::*;

use crate::core::check::Check;
use crate::core::issue::{Detail, Issue, JsonType};
use crate::core::table::Field;
use crate::core::value::{Object, Value};
use crate::js::convert::{flat, get};
use crate::js::platform::JsPlatform;

impl Check<'_, JsPlatform> {
    /// Reads an object with these options; undefined counts as empty. `inside` is the name of the option that contains it. `elsewhere` has the
    /// paths of options inside other ones: they are suggested for an unknown name.
    pub(super) fn options(
        &mut self,
        value: &JsValue,
        inside: Option<&'static str>,
        fields: &'static [Field],
        elsewhere: &[&'static str],
    ) -> Value {
        match flat(value) {
            None => return Value::Null,
            Some(Value::Object(entries)) => {
                self.inside = inside;
                for (name, value) in &entries {
                    self.unknown(fields, name, value, elsewhere);
                }
            }
            Some(_) => {
                let wrong = Detail::InvalidType { expected: JsonType::Object };
                self.issues.push(match inside {
                    Some(name) => Issue::field(name, wrong),
                    None => Issue::at(vec![], wrong),
                });
                return Value::Null;
            }
        }
        let read = self.read(value, fields);
        self.inside = None;
        read
    }

    /// The options by name, each checked. They are read one by one, so that one whose getter throws counts as absent.
    pub(super) fn read(&mut self, options: &JsValue, fields: &[Field]) -> Value {
        let mut read = Object::default();
        for field in fields {
            let value = flat(&get(options, field.name));
            self.field(field, value.as_ref());
            if let Some(value) = value {
                read.put(field.name, value);
            }
        }
        read.build()
    }

    pub(super) fn function(&mut self, options: &JsValue, name: &str) -> JsValue {
        let value = get(options, name);
        if !value.is_undefined() && !value.is_function() {
            self.report(name, Detail::InvalidType { expected: JsonType::Function });
        }
        value
    }

    pub(super) fn say(&mut self, name: &str, detail: Detail, message: &str) {
        self.issues.push(Issue::field(name, detail).with_message(message.to_owned()));
    }
}

pub(super) fn text(options: &Value, name: &str) -> String {
    options.text(name).unwrap_or_default().to_owned()
}

pub(super) fn number(options: &Value, name: &str, default: f64) -> f64 {
    match options.get(name) {
        Some(Value::Number(number)) => *number,
        _ => default,
    }
}
