//! Validation: every code, every fixture, and properties that hold for any input.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod fields;
mod fixtures;
mod properties;
#[path = "../support/mod.rs"]
mod support;
mod texts;
mod types;

use atlas_integrations::core::check::{Mode, Options};
use atlas_integrations::core::table::V1;
use support::short;

const FULL: Options<'_> = Options { api: &V1, expected: None, mode: Mode::Full };
const PARTIAL: Options<'_> = Options { api: &V1, expected: None, mode: Mode::Partial };

fn expecting(type_name: &str) -> Options<'_> {
    Options { api: &V1, expected: Some(type_name), mode: Mode::Full }
}

fn check(view: serde_json::Value, options: Options<'_>) -> Vec<String> {
    short(&support::validate(&view, options))
}
