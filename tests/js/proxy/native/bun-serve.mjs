// The proxy as Bun.serve's own handler, as its README allows; the runtime's server reads the request before the proxy sees it.

import { createProxy } from "atlas-integrations/proxy";
import { readAddress, readSettings } from "./settings.mjs";

const { host, port } = readAddress(process.env);
const server = Bun.serve({ hostname: host, port, fetch: createProxy(readSettings(process.env)) });
console.log(`the proxy listens on http://${host}:${server.port}`);
