//! MongoDB Atlas third-party service integrations for JavaScript: known, checked, sent and understood.
//!
//! Three layers, one direction: `pkg-template` (hand-written JavaScript that ships as it is) calls `js` (the boundary), which
//! calls [`core`] (everything that is known about integrations, tested on the host).

pub mod core;

// Hidden: Rust has no use for it, but the tests run its exports, compiled to wasm, in browsers and in Node.
#[cfg(target_arch = "wasm32")]
#[doc(hidden)]
pub mod js;
