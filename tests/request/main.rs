//! Requests: the five operations, what they refuse, and what no input can make of them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod base_url;
mod operations;
mod properties;
mod refusals;
#[path = "../support/mod.rs"]
mod support;

use atlas_integrations::core::error::Error;
use atlas_integrations::core::operation::Operation;
use atlas_integrations::core::request::{AtlasRequest, Parts, build};
use atlas_integrations::core::table::{Api, V1};
use support::platform::HOST;
use support::{json::value, short};

const ORIGIN: &str = "https://cloud.mongodb.com";

/// Builds a request from JSON: `{ baseUrl?, groupId?, type?, integration?, query? }`.
fn built(operation: Operation, args: &serde_json::Value) -> Result<AtlasRequest, Error> {
    built_for(&V1, operation, args)
}

/// The same for a version of the API.
fn built_for(api: &'static Api, operation: Operation, args: &serde_json::Value) -> Result<AtlasRequest, Error> {
    let part = |name: &str| args.get(name).map(value);
    let parts = [part("baseUrl"), part("groupId"), part("type"), part("integration"), part("query")];
    let [base_url, group_id, type_name, view, query] = parts.each_ref().map(Option::as_ref);
    build(operation, Parts { api, base_url, group_id, type_name, view, query }, &HOST)
}

/// The same, or its issues in short if it is refused.
fn request(operation: Operation, args: &serde_json::Value) -> Result<AtlasRequest, Vec<String>> {
    built(operation, args).map_err(|error| match error {
        Error::Validation(issues) => short(&issues),
        other => panic!("{other:?}"),
    })
}
