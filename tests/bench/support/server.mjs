// The emulator, in a process of its own: what it does must not be counted as the client's work.

import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { KEY, load } from "./package.mjs";

const self = fileURLToPath(import.meta.url);

/** @returns {Promise<{ url: string, requests: () => Promise<number>, close: () => void }>} `requests` since the start */
export async function startEmulator() {
  const child = fork(self, ["--serve"], { execArgv: [] });
  const [{ url }] = await once(child, "message");
  return {
    url,
    async requests() {
      child.send("count");
      const [{ total }] = await once(child, "message");
      return total;
    },
    close: () => child.disconnect(),
  };
}

if (process.argv[2] === "--serve" && process.argv[1] === self) {
  const { createEmulator, serve } = await load("emulator.js");
  const emulator = createEmulator(KEY);
  const server = await serve(emulator, { port: 0 });
  process.on("message", () => process.send({ total: emulator.state().counts.total }));
  process.on("disconnect", () => server.close());
  process.send({ url: server.url });
}
