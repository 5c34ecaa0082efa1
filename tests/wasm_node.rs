//! The boundary, compiled to wasm, in Node: see `wasm/mod.rs`.
#![cfg(target_arch = "wasm32")]

mod wasm;
