//! The validator: checks a value against the table, or against the row of an option.

#[cfg(not(target_arch = "wasm32"))]
mod alike;
mod credential;
mod field;
mod origin;
mod report;
mod suggest;
mod unlikely;
mod view;

#[cfg(not(target_arch = "wasm32"))]
pub use alike::alike;
pub use origin::{DEFAULT_ORIGIN, base_origin, base_url, origin};
pub use report::{Check, Mode};
pub use suggest::nearest;
pub use view::{Entries, Options, validate, validate_field};

use crate::core::table::{Field, Kind, option};

/// A project's identifier (Atlas's "group" is its "project"): 24 hexadecimal digits, their case kept as given.
pub const GROUP_ID: Field = Field { required: true, ..option("groupId", Kind::GroupId) };
