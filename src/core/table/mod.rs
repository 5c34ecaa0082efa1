//! THE TABLES, one for each version of the API, and the types that they are written with.

mod api;
mod blocks;
mod field;
mod returned;
mod service;
mod v1;
mod v2;

pub use api::Api;
pub use field::{Constant, Field, Kind, Likely, Words, field_named, option, required};
pub use returned::{Link, Nullable, OrOther, UnknownView};
pub use service::{Integration, ReturnedField, Status};
pub use v1::{IntegrationList, IntegrationType, IntegrationView, ReturnedView, V1};
pub use v2::{V2, V2IntegrationList, V2IntegrationType, V2IntegrationView, V2ReturnedView};

/// All versions. JavaScript refers to one by its index in this list.
pub static VERSIONS: &[&Api] = &[&V1, &V2];

/// The version for which `knows` is true. Called only for things that the current version does not have, so the result is another version.
pub fn known_to(knows: impl Fn(&Api) -> bool) -> Option<&'static str> {
    VERSIONS.iter().find(|api| knows(api)).map(|api| api.version)
}

/// A field of a type's view, from the first version that has it: a field that is secret in one version is secret in all.
pub fn any_field(type_name: &str, name: &str) -> Option<&'static Field> {
    VERSIONS.iter().find_map(|api| api.field(type_name, name))
}
