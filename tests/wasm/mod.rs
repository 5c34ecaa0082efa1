//! One test body for Node and for browsers: the exports as JavaScript calls them, with whatever JavaScript can hand over.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod client;
mod client_options;
mod digest;
mod fetch_shapes;
mod functions;
mod hostile;
mod memory;
mod support;
