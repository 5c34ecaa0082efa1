// Prints, as JSON, what a page's bundle weighs with this package and with the libraries that it would be written with otherwise:
// `[{ title, rows: [{ name, wasm, js }] }]`, bytes as they are and compressed. `cargo xtask size` makes a table of it.

import { brotliCompressSync, gzipSync } from "node:zlib";
import { assertAgreed, assertSends } from "./agree.mjs";
import { bundle } from "./bundle.mjs";
import { check as valibot } from "./valibot.mjs";
import { check as zod } from "./zod.mjs";
import { check as mini } from "./zod-mini.mjs";

const TABLES = {
  "describing forms: INTEGRATION_TYPES, describeIntegration": {
    "atlas-integrations": ["ours-forms"],
    "atlas-integrations, v2": ["ours-forms-v2"],
  },
  "(a) validate": {
    "/forms": ["ours-forms-validate"],
    "/forms, v2": ["ours-forms-validate-v2"],
    "atlas-integrations": ["ours-validate"],
    "atlas-integrations, v2": ["ours-validate-v2"],
    "zod 4": ["zod"],
    "zod/mini": ["zod-mini"],
    "valibot": ["valibot"],
  },
  "(b) validate, request, client and digest": {
    "atlas-integrations": ["ours-validate", "ours-client"],
    "zod 4 + digest-fetch": ["zod", "digest-fetch"],
    "zod/mini + digest-fetch": ["zod-mini", "digest-fetch"],
    "valibot + digest-fetch": ["valibot", "digest-fetch"],
  },
};

const ends = (ending) => ({ name }) => name.endsWith(ending);

function weigh(files) {
  const sum = (size) => files.reduce((bytes, file) => bytes + size(file.bytes), 0);
  return { raw: sum((bytes) => bytes.length), gzip: sum((bytes) => gzipSync(bytes, { level: 9 }).length), brotli: sum((bytes) => brotliCompressSync(bytes).length) };
}

async function row([name, files]) {
  const outputs = await bundle(files);
  return { name, wasm: weigh(outputs.filter(ends(".wasm"))), js: weigh(outputs.filter(ends(".js"))) };
}

await assertAgreed({ zod, "zod/mini": mini, valibot });
await assertSends();
const tables = Object.entries(TABLES).map(async ([title, rows]) => ({ title, rows: await Promise.all(Object.entries(rows).map(row)) }));
console.log(JSON.stringify(await Promise.all(tables)));
