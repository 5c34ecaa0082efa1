// Cloudflare Workers and workerd. `wrangler` bundles this file as it is; README.md shows how to do that for workerd alone.

import { createProxy } from "atlas-integrations/proxy";
import { readSettings } from "./settings.mjs";

let proxy;

export default {
  fetch(request, env) {
    // Made with the first request, which brings the settings, and kept: one nonce serves all that follow.
    proxy ??= createProxy(readSettings(env));
    return proxy(request);
  },
};
