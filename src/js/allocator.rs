//! The allocator of the published build; the tests use their own, which counts.

use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};

/// Smaller and faster than std's. ARCHITECTURE.md explains why not another one that is even smaller.
#[global_allocator]
static ALLOCATOR: WasmDynamicTalc = new_wasm_dynamic_allocator();
