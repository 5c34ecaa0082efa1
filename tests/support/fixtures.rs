//! The fixtures: one file for each service of the table, `tests/fixtures/<TYPE>.json`.

use std::fs;
use std::path::{Path, PathBuf};

use atlas_integrations::core::table::INTEGRATIONS;
use serde::Deserialize;
use serde_json::Value;

/// What one service's views look like.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fixture {
    #[serde(rename = "type")]
    pub type_name: String,
    /// Views that can be sent.
    pub request: Vec<Case>,
    /// Views as Atlas returns them.
    pub returned: Vec<Case>,
    /// Views that can't be sent.
    pub invalid: Vec<Case>,
}

/// A view, and what `validate` says of it. Views that are returned have nothing to say.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub about: String,
    pub view: Value,
    #[serde(default)]
    pub issues: Vec<Expected>,
    #[serde(default)]
    pub warnings: Vec<Expected>,
}

/// An issue but for its message.
#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    pub path: Vec<String>,
    pub code: String,
    pub params: Value,
}

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// One file's text, by its name below `tests/fixtures`.
pub fn text(name: &str) -> String {
    let file = folder().join(name);
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The fixture of a service; a service without one fails whoever asks.
pub fn of(type_name: &str) -> Fixture {
    let name = format!("{type_name}.json");
    serde_json::from_str(&text(&name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Those of all services, in the table's order.
pub fn all() -> Vec<Fixture> {
    INTEGRATIONS.iter().map(|integration| of(integration.type_name)).collect()
}
