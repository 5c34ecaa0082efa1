// In a pseudo-terminal: what a person sees.

import assert from "node:assert/strict";
import { test } from "node:test";
import { GROUP, OTHER, SECRETS, bare, folderOf, inTerminal, openAtlas } from "./support.mjs";

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

/** The longest line that a command shows, in a terminal of so many columns. */
async function shown(args, columns, options) {
  const { out } = await inTerminal(args, { columns, ...options });
  const lines = bare(out).split("\n");
  return { lines, longest: Math.max(...lines.map((line) => line.length)) };
}

test("help fits 80 columns, and at 40 breaks between words, each explanation below its option", async () => {
  for (const args of [["--help"], ["plan", "--help"], ["proxy", "--help"], ["types", "DATADOG"]]) {
    const { lines, longest } = await shown(args, 80);
    assert.ok(longest <= 80, lines.filter((line) => line.length > 80).join("\n"));
  }
  const { lines } = await shown(["apply", "--help"], 40);
  const at = lines.indexOf("  --report FILE");
  assert.ok(at > 0, lines.join("\n"));
  assert.ok(lines.slice(at + 1, at + 3).every((line) => /^ {4}\S/.test(line) && line.length <= 40), lines.join("\n"));
  // A terminal that does not know its width is one of 80 columns.
  assert.ok((await shown(["plan", "--help"], 0)).longest <= 80);
});

test("a progress bar keeps to one line, at 40 columns and where the width is not known", async (t) => {
  const atlas = await openAtlas(t);
  const cwd = await folderOf(t, { "atlas.yaml": `projects: [${GROUP}, ${OTHER}]\nintegrations:\n  - { type: DATADOG, apiKey: "\${DD}", region: EU }\n` });
  for (const [columns, bar] of [[40, /applying \[#{8}\.{7}\] 1\/2 projects/], [24, /Kapplying 1\/2 projects/], [0, /applying \[#{15}\.{15}\] 1\/2 projects/]]) {
    const { out } = await inTerminal(["apply", "atlas.yaml", "--yes"], { cwd, columns, env: { ...atlas.key, DD: SECRETS.datadog } });
    assert.match(out, bar);
    atlas.emulator.reset();
  }
});
