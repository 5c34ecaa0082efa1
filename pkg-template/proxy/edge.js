// `atlas-integrations/proxy` in Vercel's Edge Runtime, which compiles wasm on deployment and never from bytes.

import { createDigestSession } from "../loaders/edge.js";
import { proxyWith } from "./proxy.js";
import { asCaller } from "../shared/stack.js";

export { serve } from "../serve/serve.js";

/** As in ../proxy.js. */
export function createProxy(options) {
  return asCaller(createProxy, () => proxyWith(createDigestSession, options));
}
