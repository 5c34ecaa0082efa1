//! Builds requests: method, URL, headers and body. Nothing here sends.

mod atlas_request;
mod build;
mod curl;
mod projects;
mod query;

pub use atlas_request::{AtlasRequest, RequestHeaders};
pub use build::{Parts, Prepared, build, prepare};
pub use curl::Command;
pub use projects::prepare_projects;
pub use query::{Query, query_string};
