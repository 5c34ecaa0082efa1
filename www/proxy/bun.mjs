// bun bun.mjs
// `serve` and not Bun.serve: it sees the request target as it was sent, and refuses to listen for others with a key that nobody guards.

import { createProxy, serve } from "atlas-integrations/proxy";
import { readAddress, readSettings } from "./settings.mjs";

const server = await serve(createProxy(readSettings(process.env)), readAddress(process.env));
console.log(`the proxy listens on ${server.url}`);
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => server.close().then(() => process.exit()));
