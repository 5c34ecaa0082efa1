// In a pseudo-terminal: what a person sees.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bare, folderOf, inTerminal } from "./support.mjs";

const WRONG = "integrations:\n  - { type: DATADOG, apiKey: \"${DD}\", regoin: EU }\n";
const COLOUR = /\u001b\[\d+m/;

test("mistakes are in colours, and say the same without them", async (t) => {
  const cwd = await folderOf(t, { "atlas.yaml": WRONG });
  const coloured = await inTerminal(["validate", "atlas.yaml"], { cwd });
  assert.equal(coloured.code, 1);
  assert.match(coloured.out, /\u001b\[31merror:\u001b\[0m `DD` is not set/);
  for (const env of [{ NO_COLOR: "1" }, { TERM: "dumb" }]) {
    const plain = await inTerminal(["validate", "atlas.yaml"], { cwd, env });
    assert.doesNotMatch(plain.out, COLOUR);
    assert.equal(bare(plain.out), bare(coloured.out));
  }
});
