// The examples for React and Vue, built as a user would, in Chromium.

import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { expectSoon, fill, openPage } from "./support/browser.mjs";
import { REFUSED, V2_CASES as CASES } from "./support/cases.mjs";
import { GROUP, buildExample } from "./support/example.mjs";
import { labelsOf } from "./support/journey.mjs";
import { api, root, versionOf } from "./support/package.mjs";

const SCREENSHOTS = join(root, "target/screenshots");
await mkdir(SCREENSHOTS, { recursive: true });
const shoot = (page, name) => page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });

const alerts = (page) => page.getByRole("alert").allTextContents();
/** Chromium logs each answer of 400 and above. */
const REFUSAL = /status of 400/;

/** Core's messages as the locale `en` has them, by the fields' labels; in the form's order. */
const spoken = (form, errors) => Object.entries(labelsOf(form)).filter(([field]) => field in errors).map(([field, label]) =>
  errors[field].replace(`\`${field}\``, label).replace("`http://` or `https://`", "http:// or https://"));

const react = await buildExample("react");
const reactName = `example for ${versionOf("react")} with ${versionOf("react-hook-form")}, built by ${versionOf("vite")}`;

for (const form of CASES) {
  const { type, wrong, errors, right, sent } = form;
  test(`${reactName}: ${type} is filled, fails, is corrected and submitted`, async () => {
    const { url, stored } = await react([]);
    const { page, close } = await openPage();
    await page.goto(url);
    await page.getByLabel("Service", { exact: true }).selectOption(type);
    await fill(page, labelsOf(form), wrong);
    await page.getByRole("button", { name: "Save" }).click();
    await expectSoon(() => alerts(page), spoken(form, errors), "the errors of what was typed wrong");
    await shoot(page, `example-react-${type}-errors`);
    await fill(page, labelsOf(form), right);
    await expectSoon(() => alerts(page), [], "no error of what was typed right");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved").waitFor();
    assert.deepEqual(stored(), [sent]);
    await close();
  });
}

test(`${reactName}: warnings do not block, and what Atlas refuses shows at its field`, async () => {
  const { url, stored } = await react([]);
  const { page, close } = await openPage({ ignore: REFUSAL });
  await page.goto(url);
  await fill(page, labelsOf(REFUSED), REFUSED.values);
  await page.getByText(spoken(REFUSED, REFUSED.warnings)[0]).waitFor();
  assert.deepEqual(await alerts(page), []);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("alert").getByText("hexadecimal").waitFor();
  await shoot(page, "example-react-refused");
  await page.getByLabel("API key").fill("0123456789abcdef0123456789abcdef");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved").waitFor();
  assert.equal(stored().length, 1);
  await shoot(page, "example-react-saved");
  await close();
});

/** Atlas's answer to the next save. */
const answerSave = (page, body) => page.route("**/atlas/**", (route) =>
  route.request().method() === "PUT" ? route.fulfill({ status: 400, contentType: "application/json", body: JSON.stringify({ error: 400, reason: "Bad Request", ...body }) }) : route.fallback(), { times: 1 });

test(`${reactName}: what has no field here shows at the form, and nothing fails in silence`, async () => {
  const { url } = await react([]);
  const { page, close } = await openPage({ ignore: REFUSAL });
  const form = CASES.find(({ type }) => type === "DATADOG");
  // Another service's field in Atlas's words.
  await answerSave(page, { detail: "Could not reach the service's url.", errorCode: "MADE_UP" });
  await page.goto(url);
  await fill(page, labelsOf(form), form.right);
  await page.getByRole("button", { name: "Save" }).click();
  await expectSoon(() => alerts(page), ["Atlas answered 400 MADE_UP: Could not reach the service's url"], "the refusal");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved").waitFor();
  await close();
});

test(`${reactName}: an issue of the client's own shows at the form`, async () => {
  const { url } = await react([]);
  const { page, close } = await openPage();
  await page.route("**/*.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace(GROUP, "no-project") });
  });
  await page.goto(url);
  const form = CASES.find(({ type }) => type === "DATADOG");
  await fill(page, labelsOf(form), form.right);
  await page.getByRole("button", { name: "Save" }).click();
  await expectSoon(() => alerts(page), ["groupId must be 24 hexadecimal digits"], "the issue");
  await close();
});

const vue = await buildExample("vue");
const vueName = `example for ${versionOf("vue")}, built by ${versionOf("vite")}`;
const { default: german } = await import(join(process.env.ATLAS_PKG, "locales/de.js"));

for (const { type, sent } of CASES) {
  const fields = api.v2.describeIntegration(type, { locale: german }).fields.filter(({ name }) => name in sent);
  const labels = Object.fromEntries(fields.map(({ name, label }) => [name, label]));
  const masked = fields.filter(({ secret, kind }) => secret || kind === "url");
  const again = ({ name, label }) => `„${label}“ ${name in returned ? "ist die Maske, die Atlas anzeigt; bitte geben Sie den vollständigen Wert neu ein" : "ist erforderlich"}`;
  const { properties: returned } = api.v2.jsonSchema(type, { view: "returned" });

  test(`${vueName}, in German: ${type} is loaded, what is masked is asked for, typed again and saved`, async () => {
    const { url, stored } = await vue([sent]);
    const { page, close } = await openPage();
    await page.goto(url);
    await page.getByRole("button", { name: "Speichern" }).click();
    await expectSoon(() => alerts(page), masked.map(again), "what has to be typed again");
    await shoot(page, `example-vue-${type}-masked`);
    const retyped = Object.fromEntries(masked.map(({ name, kind }) => [name, kind === "url" ? "https://other.example/made-up" : "fedcba9876543210fedcba9876543210"]));
    await fill(page, labels, retyped);
    await expectSoon(() => alerts(page), [], "no error of what was typed again");
    await page.getByRole("button", { name: "Speichern" }).click();
    await page.getByText("Gespeichert").waitFor();
    assert.deepEqual(stored(), [{ ...sent, ...retyped }]);
    await close();
  });
}

test(`${vueName}: a warning on blur, and Atlas's own words`, async () => {
  const { sent } = CASES.find(({ type }) => type === "DATADOG");
  const { url } = await vue([sent]);
  const { page, close } = await openPage({ ignore: REFUSAL });
  await page.goto(url);
  await page.getByLabel("API-Schlüssel").fill("made-up");
  await page.getByLabel("API-Schlüssel").blur();
  await expectSoon(() => alerts(page), ["„API-Schlüssel“ besteht nicht aus 32 Hexadezimalziffern und wird von Atlas wahrscheinlich abgelehnt"], "the warning");
  await page.getByLabel("Region").selectOption("US (USA)");
  await shoot(page, "example-vue-warning");
  await page.getByRole("button", { name: "Speichern" }).click();
  await page.getByRole("alert").getByText("hexadecimal").waitFor();
  await close();
});

test(`${vueName}: a save that fails takes back that one was made, and says why in German`, async () => {
  const { sent } = CASES.find(({ type }) => type === "DATADOG");
  const { url } = await vue([sent]);
  const { page, close } = await openPage({ ignore: REFUSAL });
  await page.goto(url);
  await page.getByLabel("API-Schlüssel").fill(sent.apiKey);
  await page.getByRole("button", { name: "Speichern" }).click();
  await expectSoon(() => page.getByRole("status").allTextContents(), ["Gespeichert, unverändert"], "the save");
  await answerSave(page, { detail: "Invalid.", badRequestDetail: { fields: [{ field: "view.apiKey", description: "not this one" }] } });
  await page.getByRole("button", { name: "Speichern" }).click();
  await expectSoon(() => alerts(page), ["Atlas hat „API-Schlüssel“ abgelehnt: not this one"], "the refusal");
  assert.deepEqual(await page.getByRole("status").allTextContents(), []);
  await answerSave(page, { detail: "Could not reach the service's url.", errorCode: "MADE_UP" });
  await page.getByRole("button", { name: "Speichern" }).click();
  await expectSoon(() => page.getByRole("status").allTextContents(), ["Atlas answered 400 MADE_UP: Could not reach the service's url"], "what has no field here");
  await close();
});

test(`${vueName}: an optional secret that is typed and erased again is not removed`, async () => {
  const { bodyTemplate, ...sent } = CASES.find(({ type }) => type === "WEBHOOK").sent;
  const { url, stored } = await vue([sent]);
  const { page, close } = await openPage();
  await page.goto(url);
  await page.getByLabel("URL").fill("https://other.example/made-up");
  await page.getByLabel("Geheimnis").fill("x");
  await page.getByLabel("Geheimnis").fill("");
  await page.getByRole("button", { name: "Speichern" }).click();
  await expectSoon(() => alerts(page), ["„Geheimnis“ ist die Maske, die Atlas anzeigt; bitte geben Sie den vollständigen Wert neu ein"], "what has to be typed again");
  assert.deepEqual(stored(), [sent]);
  await close();
});

test("docs/forms.md has the React example, word for word", async () => {
  const [page, example] = await Promise.all([readFile(join(root, "docs/forms.md"), "utf8"), readFile(join(root, "www/examples/react/IntegrationForm.jsx"), "utf8")]);
  assert.ok(page.includes(`\`\`\`jsx\n${example}\`\`\``), "docs/forms.md lacks the text of www/examples/react/IntegrationForm.jsx");
});
