// Cloudflare Workers and workerd. `wrangler` bundles this file as it is; README.md shows how to do that for workerd alone.

import { createProxy } from "atlas-integrations/proxy";
import { readSettings } from "./settings.mjs";

let proxy;

export default {
  fetch(request, env) {
    // Made with the first request, which has the settings, and kept, so that all requests share one nonce.
    proxy ??= createProxy(readSettings(env));
    return proxy(request);
  },
};
