// The proxy as Deno.serve's own handler, as its README allows; the runtime's server reads the request before the proxy sees it.

import { createProxy } from "atlas-integrations/proxy";
import { readAddress, readSettings } from "./settings.mjs";

const env = Deno.env.toObject();
const { host, port } = readAddress(env);
const onListen = ({ port }) => console.log(`the proxy listens on http://${host}:${port}`);
Deno.serve({ hostname: host, port, onListen }, createProxy(readSettings(env)));
