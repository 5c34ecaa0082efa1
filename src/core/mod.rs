//! The layer that knows everything about integrations and nothing about JavaScript, clocks, randomness or networks.
//!
//! It builds requests and reads responses; it never sends. What only the platform knows is passed in as
//! [`platform::Platform`], so everything here is tested on the host with plain `cargo test`.

pub mod catalogue;
pub mod check;
pub mod curl;
pub mod digest;
pub mod edit;
pub mod error;
pub mod field;
pub mod group_id;
pub mod integration;
pub mod issue;
pub mod mask;
pub mod page;
pub mod platform;
pub mod query;
pub mod redact;
pub mod request;
pub mod response;
pub mod retry;
pub mod returned;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
pub mod secret;
pub mod suggest;
mod table;
pub mod text;
pub mod validate;
pub mod value;
