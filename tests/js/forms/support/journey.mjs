// The way through a form: fill it in wrong, read what it says, put it right, and send it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { expectSoon, fill, openForm } from "./browser.mjs";
import { bundle } from "./bundle.mjs";
import { CASES, REFUSED } from "./cases.mjs";
import { api } from "./package.mjs";

/** Texts by the field that they are about, from elements with `data-error` or `data-warning`. */
const texts = (page, kind) =>
  page.$$eval(`[data-${kind}]`, (elements, kind) =>
    Object.fromEntries(elements.filter((element) => element.textContent).map((element) => [element.dataset[kind], element.textContent])), kind);

const errorsOn = (page) => texts(page, "error");

/** What Atlas has got. */
const sentBy = (page) => page.evaluate(() => globalThis.sent);

export const labelsOf = (type) => Object.fromEntries(api.describeIntegration(type).fields.map(({ name, label }) => [name, label]));

const submit = (page) => page.getByRole("button", { name: "Save" }).click();

/**
 * The tests of one library.
 *
 * @param {string} name  of the library, with its version
 * @param {string} app  a file of `apps/`
 * @param {{ errors?: (page) => Promise<object>, expected?: (row) => object }} [reading]  how this library's page shows errors
 */
export async function testLibrary(name, app, { errors = errorsOn, expected = (row) => row.errors } = {}) {
  const script = await bundle(app);

  for (const row of CASES) {
    test(`${name}: ${row.type} is filled, fails, is corrected and submitted`, async () => {
      const { page, close } = await openForm(script, row.type);
      const labels = labelsOf(row.type);
      await fill(page, labels, row.wrong);
      await submit(page);
      await expectSoon(() => errors(page), expected(row), "the errors of what was typed wrong");
      assert.deepEqual(await sentBy(page), []);
      await fill(page, labels, row.right);
      await expectSoon(() => errors(page), {}, "no error of what was typed right");
      await submit(page);
      await expectSoon(() => sentBy(page), [row.sent], "what Atlas got");
      await page.getByText("Saved").waitFor();
      await close();
    });
  }

  test(`${name}: a warning is shown apart and does not block, and what Atlas then refuses is shown at its field`, async () => {
    const { page, close } = await openForm(script, REFUSED.type);
    const labels = labelsOf(REFUSED.type);
    await fill(page, labels, REFUSED.values);
    await expectSoon(() => texts(page, "warning"), REFUSED.warnings, "the warning");
    assert.deepEqual(await errors(page), {});
    await submit(page);
    await expectSoon(async () => Object.keys(await errors(page)), ["apiKey"], "the error of Atlas");
    assert.match((await errors(page)).apiKey, /DATADOG integration were invalid.*apiKey|apiKey.*hexadecimal/);
    const right = CASES.find(({ type }) => type === REFUSED.type);
    await fill(page, labels, right.right);
    await submit(page);
    await expectSoon(() => sentBy(page), [{ type: REFUSED.type, ...REFUSED.values, region: "US" }, right.sent], "what Atlas got");
    await page.getByText("Saved").waitFor();
    assert.deepEqual(await errors(page), {});
    await close();
  });
}
