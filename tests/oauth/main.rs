//! Service accounts: what is asked for, what the answers mean, and when a token serves.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod answers;
mod burst;
mod requests;
#[path = "../support/mod.rs"]
mod support;
mod tokens;
