// What the options' readers in JavaScript say in `params` is what the published types say there can be.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const pkg = process.env.ATLAS_PKG;
if (!pkg) throw new Error("ATLAS_PKG must name the built package: run this suite with `cargo xtask test messages`");

const types = readFileSync(join(pkg, "atlas_integrations.d.ts"), "utf8");
const ROOMS = ["options", "proxy", "emulator", "serve", "client", "forms"];
const sources = ROOMS.flatMap((room) => readdirSync(join(pkg, room)).filter((name) => name.endsWith(".js")).map((name) => readFileSync(join(pkg, room, name), "utf8"))).join("\n");

/** The texts of a union of the types. */
const union = (name) => [...new RegExp(`export type ${name} = ([^;]+);`).exec(types)[1].matchAll(/"([^"]+)"/g)].map(([, text]) => text);
const said = (pattern) => [...new Set([...sources.matchAll(pattern)].map(([, text]) => text))].sort();

test("each `format` is one of the type `Format`", () => {
  // `readList` is handed it as its last argument.
  const formats = said(/(?:\bformat: |readList\(.*, )"(\w+)"/g);
  assert.ok(["credential", "groupId", "host", "origin", "path"].every((format) => formats.includes(format)), String(formats));
  assert.deepEqual(formats.filter((format) => !union("Format").includes(format)), []);
});

test("each `expected` of a wrong type is one of the type `JsonType`", () => {
  const expected = said(/(?:\bexpected: |\.typed\("\w+", )"([\w[\]]+)"/g);
  assert.ok(["array", "function", "object", "string"].every((type) => expected.includes(type)), String(expected));
  assert.deepEqual(expected.filter((type) => !union("JsonType").includes(type)), []);
});
