// `atlas-integrations/proxy` in workerd and Cloudflare's Workers, which compile wasm on deployment and never from bytes.

import { createDigestSession } from "../loaders/workerd.js";
import { proxyWith } from "./proxy.js";
import { asCaller } from "../shared/stack.js";

export { serve } from "../serve/serve.js";

/** As in ../proxy.js. */
export function createProxy(options) {
  return asCaller(createProxy, () => proxyWith(createDigestSession, options));
}
