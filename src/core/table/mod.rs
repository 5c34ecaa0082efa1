//! THE TABLE, and the words that it is written in.

mod blocks;
mod field;
mod returned;
mod v1;

pub use field::{Field, Integration, Kind, Likely, ReturnedField, Status, Words, find, option, required};
pub use returned::{Nullable, OrOther, UnknownView};
pub use v1::{INTEGRATIONS, IntegrationType, IntegrationView, ReturnedView};

/// The block of the table for a type's name.
pub fn integration(type_name: &str) -> Option<&'static Integration> {
    INTEGRATIONS.iter().find(|integration| integration.type_name == type_name)
}
