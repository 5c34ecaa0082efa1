// Every refusal of the code is documented, with its status: in proxy.d.ts and in the README next to the code.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

const read = (...path) => readFile(join(process.env.ATLAS_PKG, ...path), "utf8");
const sources = await Promise.all((await readdir(join(process.env.ATLAS_PKG, "proxy"))).filter((file) => file.endsWith(".js")).map((file) => read("proxy", file)));
const refusals = [...sources.join("\n").matchAll(/new Refusal\((\d{3}), "([A-Z_]+)"/g)].map(([, status, code]) => [status, code]);

test("every refusal is a row of the tables in proxy.d.ts, and every row a refusal", async () => {
  const rows = [...(await read("proxy.d.ts")).matchAll(/^ \* \| (\d{3}) \| `([A-Z_]+)` \| \S/gm)].map(([, status, code]) => `${status} ${code}`);
  assert.deepEqual(rows.sort(), [...new Set(refusals.map((refusal) => refusal.join(" ")))].sort());
});

test("every refusal's code is in the README", async () => {
  const readme = await read("proxy/README.md");
  assert.deepEqual(refusals.map(([, code]) => code).filter((code) => !readme.includes(`\`${code}\``)), []);
});
