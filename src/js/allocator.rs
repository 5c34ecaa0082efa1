//! The allocator of the published build; the tests count with one of their own.

use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};

/// Smaller and faster than std's. Others that are smaller still do worse: ARCHITECTURE.md.
#[global_allocator]
static ALLOCATOR: WasmDynamicTalc = new_wasm_dynamic_allocator();
