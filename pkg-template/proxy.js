// A proxy that lets a page reach Atlas: `atlas-integrations/proxy`. proxy/README.md says how to run it and behind what.

import { createDigestSession } from "./loaders/inline.js";
import { proxyWith } from "./proxy/proxy.js";
import { asCaller } from "./shared/stack.js";

export { serve } from "./serve/serve.js";

/**
 * See proxy.d.ts. The digest comes from the entry that brings the wasm with it, so that this one, too, is ready on import. It is
 * handed in and not imported below, because workerd's entry (proxy/workerd.js) has another way to the wasm and must not carry this one.
 *
 * @param {import("./proxy.js").ProxyOptions} options
 * @returns {import("./proxy.js").Proxy}
 * @throws {import("./errors/errors.js").ValidationError} for bad options, with all mistakes at once
 */
export function createProxy(options) {
  return asCaller(createProxy, () => proxyWith(createDigestSession, options));
}
