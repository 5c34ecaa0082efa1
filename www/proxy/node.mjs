// node node.mjs
// Also: deno run --allow-net --allow-env node.mjs, and bun node.mjs. `serve` needs only node:http, which both have.

import process from "node:process";
import { createProxy, serve } from "atlas-integrations/proxy";
import { readAddress, readSettings } from "./settings.mjs";

const server = await serve(createProxy(readSettings(process.env)), readAddress(process.env));
console.log(`the proxy listens on ${server.url}`);
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => server.close().then(() => process.exit()));
