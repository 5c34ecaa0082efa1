//! The TypeScript types that tsify can't express.

use wasm_bindgen::prelude::wasm_bindgen;

// The `type` of an `UnknownView` is a text that no service has, so that `view.type === "DATADOG"` narrows a `ReturnedView` to Datadog's view. A
// plain `string` would match every comparison.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = r#"
/** A known value, or any other text. */
export type OrOther<T extends string> = T | (string & {});

/** A value that the live service may return as null. */
export type Nullable<T> = T | null;

/** A configuration of a type that this package does not know; all its fields are kept. */
export interface UnknownView {
    /** Not the real name: the type is a text that no service has, so that comparing `type` with a known one narrows. */
    type?: "a type this package does not know";
    [field: string]: unknown;
}
"#;
