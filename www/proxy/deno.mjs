// deno run --allow-net --allow-env deno.mjs
// `serve`, not Deno.serve: it gets the request target as it was sent, and does not listen on other interfaces with a key and without `authorize`.

import { createProxy, serve } from "atlas-integrations/proxy";
import { readAddress, readSettings } from "./settings.mjs";

const env = Deno.env.toObject();
const server = await serve(createProxy(readSettings(env)), readAddress(env));
console.log(`the proxy listens on ${server.url}`);
for (const signal of ["SIGINT", "SIGTERM"]) Deno.addSignalListener(signal, () => server.close().then(() => Deno.exit()));
