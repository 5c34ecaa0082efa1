//! THE TABLES, one for each version of the API, and the words that they are written in.

mod api;
mod blocks;
mod field;
mod returned;
mod v1;
mod v2;

pub use api::Api;
pub use field::{Constant, Field, Integration, Kind, Likely, ReturnedField, Status, Words, find, option, required};
pub use returned::{Link, Nullable, OrOther, UnknownView};
pub use v1::{IntegrationList, IntegrationType, IntegrationView, ReturnedView, V1};
pub use v2::{V2, V2IntegrationList, V2IntegrationType, V2IntegrationView, V2ReturnedView};

/// All versions. JavaScript names one by its place in this list.
pub static VERSIONS: &[&Api] = &[&V1, &V2];

/// The version that knows something. It is asked only about what the version at hand does not know, so the answer is another one.
pub fn known_to(knows: impl Fn(&Api) -> bool) -> Option<&'static str> {
    VERSIONS.iter().find(|api| knows(api)).map(|api| api.version)
}

/// A field of a type's view in whichever version has it: a secret is one in all of them.
pub fn any_field(type_name: &str, name: &str) -> Option<&'static Field> {
    VERSIONS.iter().find_map(|api| api.field(type_name, name))
}
