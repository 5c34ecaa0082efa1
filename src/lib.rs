//! MongoDB Atlas third-party service integrations for JavaScript: describes, validates and sends them, and reads the answers.
//!
//! There are three layers: `pkg-template` (hand-written JavaScript that is shipped as it is) calls `js` (the boundary), which calls [`core`]
//! (all knowledge about integrations, tested on the host).

pub mod core;

// Hidden in the reference, since it is not for Rust users. The tests run its exports, compiled to wasm, in browsers and in Node.
#[cfg(target_arch = "wasm32")]
#[doc(hidden)]
pub mod js;
