//! One service's part of a form's values.

use crate::core::check::Mode;
use crate::core::table::Integration;
use crate::core::value::{Object, Value};

/// The part of a form's values that belongs to this service: without another's left-overs, and without blank optional ones.
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

/// The names of a form's entries that are to be sent, beside `type`: the fields that have a value. Of a view that is valid as a form's.
pub fn filled_in<'a>(integration: &Integration, entries: &'a [(String, Value)]) -> Vec<&'a str> {
    let mut names = Vec::new();
    for (name, value) in entries {
        if integration.field(name).is_some_and(|field| !Mode::Form.leaves_out(field, value)) {
            names.push(name.as_str());
        }
    }
    names
}
