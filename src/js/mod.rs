//! The boundary: JavaScript values to core values and back, and the client, which needs `fetch`, timers and randomness.

#[cfg(feature = "talc")]
mod allocator;
mod client;
mod convert;
mod digest;
mod error;
pub mod exports;
mod headers;
mod options;
mod platform;
mod print;
mod random;
mod types;

pub use client::Client;
pub use digest::{DigestSession, digest_authorization};
