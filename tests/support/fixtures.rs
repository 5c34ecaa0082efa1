//! The fixtures: one file for each service of a version's table, `tests/fixtures/<VERSION>/<TYPE>.json`.

use std::fs;
use std::path::{Path, PathBuf};

use atlas_integrations::core::table::{Api, V1, VERSIONS};
use serde::Deserialize;
use serde_json::Value;

/// The views of one service.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fixture {
    #[serde(skip, default = "of_version_1")]
    pub api: &'static Api,
    #[serde(rename = "type")]
    pub type_name: String,
    /// Views that can be sent.
    pub request: Vec<Case>,
    /// Views as Atlas returns them.
    pub returned: Vec<Case>,
    /// Views that can't be sent.
    pub invalid: Vec<Case>,
}

/// A view, and the issues that `validate` must find. Returned views have none.
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

/// An issue without its message.
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

/// The fixture of a service of version 1.0; panics for a service without one.
pub fn of(type_name: &str) -> Fixture {
    of_api(&V1, type_name)
}

/// The fixture of a service of this version.
pub fn of_api(api: &'static Api, type_name: &str) -> Fixture {
    let name = format!("{}/{type_name}.json", api.version);
    let read = serde_json::from_str(&text(&name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    Fixture { api, ..read }
}

fn of_version_1() -> &'static Api {
    &V1
}

/// The fixtures of all services of version 1.0, in the table's order.
pub fn all() -> Vec<Fixture> {
    all_of(&V1)
}

/// The fixtures of all services of all versions.
pub fn of_all_versions() -> Vec<Fixture> {
    VERSIONS.iter().flat_map(|api| all_of(api)).collect()
}

/// The fixtures of all services of a version, in its table's order.
pub fn all_of(api: &'static Api) -> Vec<Fixture> {
    api.integrations.iter().map(|integration| of_api(api, integration.type_name)).collect()
}
