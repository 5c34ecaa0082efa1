//! The boundary: converts JavaScript values to core values and back, and has the client, which needs `fetch`, timers and randomness.
//!
//! The modules that forms need are always compiled; the others of the full package have the feature `full`. Only whole modules have it.

#[cfg(feature = "talc")]
mod allocator;
mod convert;
pub mod exports;
mod platform;
mod print;
mod refusal;
mod types;

#[cfg(feature = "full")]
mod client;
#[cfg(feature = "full")]
mod digest;
#[cfg(feature = "full")]
mod error;
#[cfg(feature = "full")]
mod headers;
#[cfg(feature = "full")]
mod host;
#[cfg(feature = "full")]
mod options;
#[cfg(feature = "full")]
mod random;
#[cfg(feature = "full")]
mod transport;

#[cfg(feature = "full")]
pub use client::Client;
#[cfg(feature = "full")]
pub use digest::{DigestSession, digest_authorization};
#[cfg(feature = "full")]
pub use transport::Transport;
