//! A version of the Administration API: what differs between them is here or in its table, so that nothing else asks which one it is.

use super::field::{Field, Integration};

/// One version of the API.
#[derive(Debug)]
pub struct Api {
    /// What people call it.
    pub version: &'static str,
    /// The path that all of it is under.
    pub path: &'static str,
    /// The `Accept` of every request: a version with dates needs one, and answers 406 without.
    pub accept: Option<&'static str>,
    /// The `Content-Type` of every body.
    pub media_type: &'static str,
    /// The Rust types of its table, which are TypeScript's too; of a later version each begins with the version's name.
    #[cfg(not(target_arch = "wasm32"))]
    pub types: &'static [&'static str],
    /// Its services, in the order of their source.
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
