// bun bun.mjs

import { createProxy } from "atlas-integrations/proxy";
import { readAddress, readSettings } from "./settings.mjs";

const { host, port } = readAddress(process.env);
const proxy = createProxy(readSettings(process.env));
// Only the request: Bun's second argument is its server.
const server = Bun.serve({ hostname: host, port, fetch: (request) => proxy(request) });
console.log(`the proxy listens on http://${host}:${server.port}`);
