import { running } from "./load.js";
import { state } from "../shared/state.js";

const INLINE = "`atlas-integrations/inline` or `atlas-integrations/forms/inline`";

/**
 * The functions that forms need, which both wasms have: of the full one where that runs, since then the other need not be loaded. So
 * the forms' own functions, caches and schemas are there once, however many entry points a program has.
 *
 * @param {Function} [ours]  what was called
 */
export const wasm = (ours = wasm) => state.full.glue ?? state.forms.glue ?? running([state.full, state.forms], ours, INLINE);
