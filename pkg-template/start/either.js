import { running } from "./load.js";
import { state } from "../shared/state.js";

const INLINE = "`atlas-integrations/inline` or `atlas-integrations/forms/inline`";

/**
 * The functions that forms need. Both wasms have them. If the full one is running, its functions are used, and the other need not be
 * loaded. So a program has one copy of the forms' functions, caches and schemas, however many entry points it imports.
 *
 * @param {Function} [ours]  the public function that was called
 */
export const wasm = (ours = wasm) => state.full.glue ?? state.forms.glue ?? running([state.full, state.forms], ours, INLINE);
