// A part of the soak that runs in its own process and answers questions.

import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { measure } from "./memory.mjs";

/** @param {string} file  beside this one @param {string[]} args @returns its address, and a function that asks it */
export async function start(file, ...args) {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args);
  // No `Promise.race` with the end of the process: that promise would keep every answer in memory.
  const gone = new AbortController();
  child.once("exit", (code) => gone.abort(new Error(`${file} ended with ${code}`)));
  const hear = async () => (await once(child, "message", gone))[0];
  const { url } = await hear();
  const ask = (question) => (child.send(question), hear());
  return { url, ask, close: () => child.disconnect() };
}

/** For the servers: none closes an idle connection just as a client uses it, since that looks like a fault. */
export const SERVING = { port: 0, headersTimeoutMs: 3_600_000, requestTimeoutMs: 3_600_000 };

/** In the child. @param {{ url: string, close(): void }} server @param {Record<string, () => unknown>} answers  by question */
export function attend(server, answers = {}) {
  process.on("message", async (question) => process.send(await { memory: measure, ...answers }[question]()));
  process.on("disconnect", () => server.close());
  process.send({ url: server.url });
}
