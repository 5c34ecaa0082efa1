//! Everything about integrations, without JavaScript, clocks, randomness or networks.
//!
//! It builds requests and reads responses; it never sends. The parsers of the platform are passed in as
//! [`platform::Platform`], so that everything here is tested on the host with plain `cargo test`.

pub mod auth;
pub mod check;
pub mod error;
pub mod fleet;
pub mod form;
pub mod hash;
pub mod issue;
pub mod operation;
pub mod platform;
pub mod printed;
pub mod redact;
pub mod request;
pub mod response;
pub mod retry;
pub mod secret;
pub mod table;
pub mod text;
pub mod value;
