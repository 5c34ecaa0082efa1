//! The boundary, compiled to wasm, in a browser: see `wasm/mod.rs`.
#![cfg(target_arch = "wasm32")]

mod wasm;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
