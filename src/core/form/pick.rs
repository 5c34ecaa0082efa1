//! One service's part of a form's values.

use crate::core::table::Integration;
use crate::core::value::Value;

/// Which of a form's values belong to this service: not another's left-overs, and no blank optional ones.
pub fn belongs(integration: &Integration, name: &str, value: &Value) -> bool {
    integration.field(name).is_some_and(|field| field.required || !value.is_blank())
}
