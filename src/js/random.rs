//! Randomness from the platform's secure source.

use std::cell::RefCell;

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

use crate::core::error::Error;
use crate::core::text::hex;

#[wasm_bindgen]
extern "C" {
    // It would return the same array, which must not take a second slot (see convert.rs).
    #[wasm_bindgen(catch, js_namespace = crypto, js_name = getRandomValues)]
    fn get_random_values(bytes: &Uint8Array) -> Result<(), JsValue>;
}

thread_local! {
    static RANDOM: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// 128 random bits from the platform's secure source, as 32 hex digits; an error if there is no such source.
pub fn cnonce() -> Result<String, Error> {
    if RANDOM.with_borrow(Vec::is_empty) {
        // Enough for 64 cnonces, since one call takes as long as all the hashing of a header. `RANDOM` is not borrowed during the call, since
        // a test may have replaced the function by one that calls back.
        let bytes = Uint8Array::new_with_length(1_024);
        get_random_values(&bytes).map_err(|_| Error::Unsendable("the platform has no `crypto.getRandomValues`"))?;
        RANDOM.with(|random| random.replace(bytes.to_vec()));
    }
    Ok(RANDOM.with_borrow_mut(|random| {
        let rest = random.len().saturating_sub(16);
        let cnonce = hex(random.get(rest..).unwrap_or_default());
        random.truncate(rest);
        cnonce
    }))
}
