//! HTTP Digest: vectors computed elsewhere, what cannot be answered, sessions, and properties.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod errors;
mod header;
mod properties;
mod session;
#[path = "../support/mod.rs"]
mod support;
mod vectors;
