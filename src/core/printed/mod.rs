//! What the build prints from the table: plain data that needs no wasm.

mod description;
#[cfg(not(target_arch = "wasm32"))]
mod schema;

pub use description::{FieldDescription, FieldKind, FieldOption, ServiceDescription};
#[cfg(not(target_arch = "wasm32"))]
pub use schema::{View, descriptions, json_schema, json_schema_of_any, plain};
