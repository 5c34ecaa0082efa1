//! Responses: lists, views and errors, from any answer.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod answers;
mod envelopes;
mod errors;
mod fields;
mod format;
mod headers;
mod properties;
mod recorded;
mod secrets;
#[path = "../support/mod.rs"]
mod support;

use atlas_integrations::core::error::{ApiError, Error};
use atlas_integrations::core::operation::Operation;
use atlas_integrations::core::response::{Response, parse};
use atlas_integrations::core::table::{Api, V1};
use serde_json::Value;
use support::json::json;
use support::platform::HOST;

const LISTING: [Operation; 3] = [Operation::List, Operation::Create, Operation::Update];

fn response(status: u16, body: &str) -> Response<'_> {
    let header = &|name: &str| (name == "content-type").then(|| "application/json".to_owned());
    Response { api: &V1, status, header, body, now_ms: 0.0, service: None }
}

/// Gives these headers when they are asked for.
fn headers<'a>(headers: impl IntoIterator<Item = (&'a str, &'a str)>) -> impl Fn(&str) -> Option<String> {
    let headers: Vec<_> = headers.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    move |name| headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone())
}

fn read(operation: Operation, status: u16, body: &str) -> Result<Option<Value>, Error> {
    read_as(&V1, operation, status, body)
}

/// The same as an answer of this version.
fn read_as(api: &'static Api, operation: Operation, status: u16, body: &str) -> Result<Option<Value>, Error> {
    let response = Response { api, ..response(status, body) };
    parse(operation, response, &[], &HOST).map(|value| value.as_ref().map(json))
}

fn ok(operation: Operation, body: &Value) -> Value {
    ok_for(&V1, operation, body)
}

fn ok_for(api: &'static Api, operation: Operation, body: &Value) -> Value {
    read_as(api, operation, 200, &body.to_string()).unwrap().unwrap()
}

fn api(operation: Operation, status: u16, body: &str) -> ApiError {
    match read(operation, status, body) {
        Err(Error::Api(error)) => *error,
        other => panic!("{other:?}"),
    }
}
