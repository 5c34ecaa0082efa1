//! The part of a form's values that belongs to one service.

use crate::core::check::Mode;
use crate::core::table::Integration;
use crate::core::value::{Object, Value};

/// The part of a form's values that belongs to this service: without fields of other services, and without blank optional ones.
pub fn pick(integration: &Integration, values: Value) -> Value {
    let mut picked = Object::default();
    picked.text("type", integration.type_name);
    if let Value::Object(values) = values {
        for (name, value) in values {
            if belongs(integration, &name, &value) {
                picked.put(&name, value);
            }
        }
    }
    picked.build()
}

fn belongs(integration: &Integration, name: &str, value: &Value) -> bool {
    integration.field(name).is_some_and(|field| field.required || !value.is_blank())
}

/// The names of the entries to send besides `type`: the fields that have a value. The view must be valid as a form's.
pub fn filled_in<'a>(integration: &Integration, entries: &'a [(String, Value)]) -> Vec<&'a str> {
    let mut names = Vec::new();
    for (name, value) in entries {
        if integration.field(name).is_some_and(|field| !Mode::Form.leaves_out(field, value)) {
            names.push(name.as_str());
        }
    }
    names
}
