//! One test body for Node and for browsers: the exports as JavaScript calls them, with any JavaScript value.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod client;
mod client_abort;
mod client_options;
mod client_retries;
mod digest;
mod fetch_shapes;
mod hostile;
mod memory;
mod odd_values;
mod recorder;
mod requests;
mod responses;
mod support;
mod version_2;
mod views;
