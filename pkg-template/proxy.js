// `atlas-integrations/proxy`: a proxy that lets a page reach Atlas. proxy/README.md explains how to run it.

import { createDigestSession } from "./loaders/inline.js";
import { proxyWith } from "./proxy/proxy.js";
import { asCaller } from "./shared/stack.js";

export { serve } from "./serve/serve.js";

/**
 * See proxy.d.ts. The digest is imported from the entry point that contains the wasm, so that this one is ready on import, too. It is passed
 * as an argument, and proxy/ does not import it, because workerd's entry point (proxy/workerd.js) loads the wasm in another way and must not
 * contain this copy.
 *
 * @param {import("./proxy.js").ProxyOptions} options
 * @returns {import("./proxy.js").Proxy}
 * @throws {import("./errors/errors.js").ValidationError} for bad options, with all mistakes at once
 */
export function createProxy(options) {
  return asCaller(createProxy, () => proxyWith(createDigestSession, options));
}
