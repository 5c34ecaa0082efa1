// What a process holds after 10,000 and after 100,000 operations, 16 at once, half of them lists and half updates, with digest: the heap after
// its garbage has gone, and the wasm's memory, which never shrinks.

import { tidy, wasm } from "../support/instance.mjs";
import { startBare } from "./support/bare.mjs";
import { DATADOG, GROUP, KEY, load } from "./support/package.mjs";
import { table } from "./support/report.mjs";

const { IntegrationsClient } = await load("loaders/inline.js");

const WIDTH = 16;
const server = await startBare();
const client = new IntegrationsClient({ baseUrl: server.url, auth: { kind: "digest", ...KEY } });

let done = 0;
async function until(operations) {
  const caller = async () => {
    while (done < operations) {
      done += 1;
      await (done % 2 ? client.list(GROUP) : client.update(GROUP, DATADOG));
    }
  };
  await Promise.all(Array.from({ length: WIDTH }, caller));
  await tidy();
  return { operations, heap: process.memoryUsage().heapUsed, wasm: wasm.memory.buffer.byteLength };
}

const [before, after] = [await until(10_000), await until(100_000)];
server.close();
console.log("\nMemory, 16 operations at once");
table(["operations", "MB of heap", "MB of wasm"], [before, after].map(({ operations, heap, wasm }) => [operations, (heap / 1e6).toFixed(2), (wasm / 1e6).toFixed(2)]));
const flat = after.wasm === before.wasm && after.heap - before.heap < 1e6;
console.log(`${flat ? "reached" : "MISSED "}  after 100,000 operations both are where they were after 10,000`);
