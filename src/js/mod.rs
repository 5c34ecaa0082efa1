//! The boundary: JavaScript values to core values and back, and the client, which needs `fetch`, timers and randomness.

#[cfg(feature = "talc")]
mod allocator;
mod attempt;
mod auth;
mod cancel;
mod client;
mod client_options;
mod convert;
mod digest;
mod error;
mod events;
pub mod exports;
mod fetch;
mod gate;
mod platform;
mod print;

pub use client::Client;
pub use digest::{DigestSession, digest_authorization};
mod types;
