// bun bun.mjs
// `serve`, not Bun.serve: it gets the request target as it was sent, and does not listen on other interfaces with a key and without `authorize`.

import { createProxy, serve } from "atlas-integrations/proxy";
import { readAddress, readSettings } from "./settings.mjs";

const server = await serve(createProxy(readSettings(process.env)), readAddress(process.env));
console.log(`the proxy listens on ${server.url}`);
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => server.close().then(() => process.exit()));
