// A library that is compared in size must first do the same: refuse and accept the same views, and send an update.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { GROUP, KEY, load } from "../bench/support/package.mjs";
import { update } from "./digest-fetch.mjs";

const { createEmulator, serve } = await load("emulator.js");
const FIXTURES = new URL("../fixtures/v1.0/", import.meta.url);

/** @param {Record<string, (value: unknown) => { valid: boolean }>} checks  by library */
export async function assertAgreed(checks) {
  const views = [...(await fixtures()), { valid: false, view: null }, { valid: false, view: {} }, { valid: false, view: { type: "UNKNOWN" } }];
  for (const [name, check] of Object.entries(checks)) {
    for (const { view, valid } of views) assert.equal(check(view).valid, valid, `${name} does not mean the same: ${JSON.stringify(view)}`);
  }
}

async function fixtures() {
  const files = (await readdir(FIXTURES)).filter((file) => file.endsWith(".json"));
  const texts = await Promise.all(files.map((file) => readFile(new URL(file, FIXTURES), "utf8")));
  const all = texts.map((text) => JSON.parse(text));
  assert.ok(all.length >= 8);
  return all.flatMap(({ request, invalid }) => [
    ...request.map(({ view }) => ({ view, valid: true })),
    ...invalid.map(({ view }) => ({ view, valid: false })),
  ]);
}

/** One update through digest-fetch, to the emulator. */
export async function assertSends() {
  const server = await serve(createEmulator({ ...KEY, groups: [GROUP] }), { port: 0 });
  const list = await update(KEY, server.url, GROUP, { type: "PAGER_DUTY", serviceKey: "made-up-service-key" });
  await server.close();
  assert.deepEqual(list.results.map(({ type }) => type), ["PAGER_DUTY"]);
}
