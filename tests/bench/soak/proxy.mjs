// A proxy of the soak. Arguments: who authenticates, and the emulator's address.

import { KEY, load } from "../support/package.mjs";
import { attend, SERVING } from "./child.mjs";

const [kind, target] = process.argv.slice(2);
const { createProxy, serve } = await load("proxy.js");
const auth = kind === "digest" ? { kind, ...KEY } : { kind };
attend(await serve(createProxy({ auth, target, basePath: "/atlas" }), SERVING));
