//! A version of the Administration API. All differences between versions are here or in their tables, so that no other code tests the version.

use super::field::Field;
use super::service::Integration;

/// One version of the API.
#[derive(Debug)]
pub struct Api {
    /// Its name, `v1.0` or `v2`.
    pub version: &'static str,
    /// The path that every URL begins with.
    pub path: &'static str,
    /// The `Accept` of every request. A version with dated resources needs one and answers 406 without it.
    pub accept: Option<&'static str>,
    /// The `Content-Type` of every body.
    pub media_type: &'static str,
    /// The Rust types of its table, which become TypeScript types; in a later version each begins with the version's name.
    #[cfg(not(target_arch = "wasm32"))]
    pub types: &'static [&'static str],
    /// Its services, in the order of Atlas's documentation.
    pub integrations: &'static [Integration],
}

impl Api {
    /// The block of the table for a type's name.
    pub fn integration(&self, type_name: &str) -> Option<&'static Integration> {
        self.integrations.iter().find(|integration| integration.type_name == type_name)
    }

    /// The field of a type's view.
    pub fn field(&self, type_name: &str, name: &str) -> Option<&'static Field> {
        self.integration(type_name)?.field(name)
    }
}
