// deno run --allow-net --allow-env deno.mjs

import { createProxy } from "atlas-integrations/proxy";
import { readAddress, readSettings } from "./settings.mjs";

const env = Deno.env.toObject();
const { host, port } = readAddress(env);
const onListen = ({ port }) => console.log(`the proxy listens on http://${host}:${port}`);
Deno.serve({ hostname: host, port, onListen }, createProxy(readSettings(env)));
