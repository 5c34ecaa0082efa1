// The way through a form: fill it in with mistakes, read the messages, correct them, and send it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { expectSoon, fill, openForm } from "./browser.mjs";
import { bundle } from "./bundle.mjs";
import { CASES, LIBRARY_CASES, REFUSED } from "./cases.mjs";
import { apiOf } from "./package.mjs";

/** Texts by the field that they are about, from elements with `data-error` or `data-warning`. */
const texts = (page, kind) =>
  page.$$eval(`[data-${kind}]`, (elements, kind) =>
    Object.fromEntries(elements.filter((element) => element.textContent).map((element) => [element.dataset[kind], element.textContent])), kind);

/** The labels of a service's fields, by name. */
export const labelsOf = ({ type, version }) => Object.fromEntries(apiOf(version).describeIntegration(type).fields.map(({ name, label }) => [name, label]));

const save = (page) => page.getByRole("button", { name: "Save" }).click();

/** Opens the bundle of an app of `apps/`; the page knows what Atlas got, since the emulator runs in it. */
export async function inPage(app) {
  const script = await bundle(app);
  return async (form) => {
    const { page, close } = await openForm(script, form);
    return { page, close, sent: () => page.evaluate(() => globalThis.sent) };
  };
}

/**
 * The tests of one library.
 *
 * @param {string} name  of the library, with its version
 * @param {(form: { type: string, version: string }) => Promise<{ page, close: () => Promise<void>, sent: () => Promise<object[]> }>} open
 * @param {{ errors?: (page) => Promise<object>, expected?: (row) => object, live?: boolean }} [reading]
 *   how this library's page shows errors; `live` is false if it checks on the server only
 */
export function testLibrary(name, open, { errors = (page) => texts(page, "error"), expected = (row) => row.errors, live = true } = {}) {
  for (const row of LIBRARY_CASES) {
    test(`${name}: ${row.type} of ${row.version} is filled, fails, is corrected and submitted`, async () => {
      const { page, close, sent } = await open(row);
      const labels = labelsOf(row);
      await fill(page, labels, row.wrong);
      await save(page);
      await expectSoon(() => errors(page), expected(row), "the errors of what was typed wrong");
      assert.deepEqual(await sent(), []);
      await fill(page, labels, row.right);
      if (live) await expectSoon(() => errors(page), {}, "no error of what was typed right");
      await save(page);
      await expectSoon(sent, [row.sent], "what Atlas got");
      await page.getByText("Saved").waitFor();
      await close();
    });
  }

  test(`${name}: a warning is shown apart and does not block, and what Atlas then refuses is shown at its field`, async () => {
    const { page, close, sent } = await open(REFUSED);
    const labels = labelsOf(REFUSED);
    await fill(page, labels, REFUSED.values);
    if (live) {
      await expectSoon(() => texts(page, "warning"), REFUSED.warnings, "the warning");
      assert.deepEqual(await errors(page), {});
    }
    await save(page);
    await expectSoon(async () => Object.keys(await errors(page)), ["apiKey"], "the error of Atlas");
    assert.match((await errors(page)).apiKey, /apiKey.*hexadecimal/);
    assert.deepEqual(await texts(page, "warning"), REFUSED.warnings);
    const right = CASES.find(({ type }) => type === REFUSED.type);
    await fill(page, labels, right.right);
    await save(page);
    await expectSoon(sent, [{ type: REFUSED.type, ...REFUSED.values, region: "US" }, right.sent], "what Atlas got");
    await page.getByText("Saved").waitFor();
    assert.deepEqual([await errors(page), await texts(page, "warning")], [{}, {}]);
    await close();
  });
}
