// deno run --allow-net --allow-env deno.mjs
// `serve` and not Deno.serve: it sees the request target as it was sent, and refuses to listen for others with a key that nobody guards.

import { createProxy, serve } from "atlas-integrations/proxy";
import { readAddress, readSettings } from "./settings.mjs";

const env = Deno.env.toObject();
const server = await serve(createProxy(readSettings(env)), readAddress(env));
console.log(`the proxy listens on ${server.url}`);
for (const signal of ["SIGINT", "SIGTERM"]) Deno.addSignalListener(signal, () => server.close().then(() => Deno.exit()));
