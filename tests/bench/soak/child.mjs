// A part of the soak in a process of its own, which answers questions.

import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { measure } from "./memory.mjs";

/** @param {string} file  beside this one @param {string[]} args @returns its address, and a function that asks it */
export async function start(file, ...args) {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args);
  // Not a race with a promise of its end: that one would keep hold of every answer.
  const gone = new AbortController();
  child.once("exit", (code) => gone.abort(new Error(`${file} ended with ${code}`)));
  const hear = async () => (await once(child, "message", gone))[0];
  const { url } = await hear();
  const ask = (question) => (child.send(question), hear());
  return { url, ask, close: () => child.disconnect() };
}

/** Of the servers: none closes a connection at the moment in which a client chooses it, which nobody could tell from a fault. */
export const SERVING = { port: 0, headersTimeoutMs: 3_600_000, requestTimeoutMs: 3_600_000 };

/** In the child. @param {{ url: string, close(): void }} server @param {Record<string, () => unknown>} answers  by question */
export function attend(server, answers = {}) {
  process.on("message", async (question) => process.send(await { memory: measure, ...answers }[question]()));
  process.on("disconnect", () => server.close());
  process.send({ url: server.url });
}
