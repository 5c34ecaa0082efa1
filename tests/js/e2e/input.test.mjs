// What one types is judged after it was left once, errors block and warnings do not, and what would be sent can be seen.

import assert from "node:assert/strict";
import { test } from "node:test";
import { announced, enter, fieldOf, heading, openPage } from "./chromium.mjs";
import { view } from "./made-up.mjs";
import { GROUP, linkTo as link, openSite } from "./site.mjs";

const HEX32 = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01";
const messages = (page, name, severity) => fieldOf(page, name).locator(`.message-${severity}`);

test("a field is judged from its first blur on, at every key", async (t) => {
  const page = await openPage(await openSite(t), link("WEBHOOK"));
  const url = page.getByLabel("URL", { exact: true });
  await url.pressSequentially("hooks.example.com");
  assert.equal(await messages(page, "url", "error").count(), 0, "judged while it was entered for the first time");
  await url.blur();
  await messages(page, "url", "error").getByText("URL must be a full URL that begins with http:// or https://.").waitFor();
  assert.equal(await url.getAttribute("aria-invalid"), "true");
  await url.fill("https://hooks.example.com/x");
  await messages(page, "url", "error").waitFor({ state: "detached" });
  assert.equal(await url.getAttribute("aria-invalid"), null);
  await url.fill("");
  await messages(page, "url", "error").getByText("URL is required.").waitFor();
});

for (const [what, name] of [["a switch", "Send query shape metrics"], ["a switch further down", "Send your resource tags"]]) {
  test(`${what} that is pressed while a message appears above it is switched all the same`, async (t) => {
    const page = await openPage(await openSite(t), link("DATADOG"));
    await page.getByLabel("API key", { exact: true }).fill("112233");
    await page.getByRole("switch", { name }).check();
    await messages(page, "apiKey", "warning").waitFor();
  });
}

test("a button that is pressed while a message appears above it does what it says", async (t) => {
  const site = await openSite(t);
  const page = await openPage(site, link("PAGER_DUTY"));
  await page.getByLabel("Service key", { exact: true }).fill("made-up\u200b");
  await page.getByRole("button", { name: "Set up" }).click();
  await announced(page, "PagerDuty is set up.");
});

test("a message is part of what a screen reader reads at the input", async (t) => {
  const page = await openPage(await openSite(t), link("DATADOG"));
  const key = page.getByLabel("API key", { exact: true });
  await key.focus();
  await page.getByLabel("Region").focus();
  await messages(page, "apiKey", "error").waitFor();
  const described = await key.evaluate((input) => input.getAttribute("aria-describedby").split(" ").map((id) => document.getElementById(id).textContent));
  assert.match(described.join(" "), /Key that allows Atlas to access your Datadog account\. Error: API key is required\./);
  assert.equal(await key.getAttribute("aria-required"), "true");
});

test("leaving a form for a link away is not a mistake", async (t) => {
  const page = await openPage(await openSite(t), link("DATADOG"));
  await page.getByLabel("API key", { exact: true }).focus();
  await page.getByRole("link", { name: "Cancel" }).focus();
  assert.equal(await messages(page, "apiKey", "error").count(), 0);
});

test("saving an incomplete form says all that is missing, goes to the first, and sends nothing", async (t) => {
  const site = await openSite(t);
  const page = await openPage(site, link("NEW_RELIC"));
  await page.getByRole("button", { name: "Set up" }).click();
  await messages(page, "accountId", "error").waitFor();
  const texts = await page.locator(".message-error").allInnerTexts();
  assert.equal(texts.length, 4);
  assert.equal(await page.evaluate(() => document.activeElement.name), "accountId");
  assert.equal(site.sent("POST").length, 0);
});

test("a mask that is pasted is refused", async (t) => {
  const page = await openPage(await openSite(t), link("DATADOG"));
  await page.getByLabel("API key", { exact: true }).fill("****************************abcd");
  await page.getByRole("button", { name: "Set up" }).click();
  await messages(page, "apiKey", "error").getByText("API key is the mask that Atlas shows: enter the full value again.").waitFor();
});

test("a warning stands apart from errors, and does not keep from saving", async (t) => {
  const site = await openSite(t);
  const page = await openPage(site, link("DATADOG"));
  await page.getByLabel("API key", { exact: true }).fill("112233");
  await page.getByLabel("Region").focus();
  await messages(page, "apiKey", "warning").getByText(/32 hexadecimal digits/).waitFor();
  assert.equal(await messages(page, "apiKey", "error").count(), 0);
  assert.equal(await page.getByLabel("API key", { exact: true }).getAttribute("aria-invalid"), null);
  await page.getByRole("button", { name: "Set up" }).click();
  await announced(page, "Datadog is set up.");
  assert.deepEqual(site.stored("DATADOG"), { type: "DATADOG", apiKey: "112233" });
});

test("what Atlas has and the page cannot send is said before it is saved", async (t) => {
  const current = { type: "PAGER_DUTY", serviceKey: "****************************aa01", region: "EU", id: "1", later: null };
  const body = JSON.stringify({ results: [current], links: [], totalCount: 1 });
  const site = await openSite(t, { views: [view("PAGER_DUTY")], emulator: { faults: [{ when: { operation: "list" }, times: 1, body }] } });
  const page = await openPage(site, link("PAGER_DUTY", "v1.0"));
  await page.locator(".notice-warning").getByText("Saving leaves out region.").waitFor();
  await enter(page, { name: "serviceKey", label: "Service key", kind: "text" }, HEX32);
  assert.equal(await page.locator(".notice-warning").count(), 1);
  await page.getByRole("button", { name: "Save changes" }).click();
  await announced(page, "PagerDuty is saved.");
  assert.deepEqual(site.stored("PAGER_DUTY"), { type: "PAGER_DUTY", serviceKey: HEX32 });
});

test("an optional field left empty is not sent, nor is the default", async (t) => {
  const site = await openSite(t);
  const page = await openPage(site, link("OPS_GENIE"));
  assert.equal(await page.getByLabel("Region").locator("option:checked").innerText(), "Default (US)");
  await page.getByLabel("API key", { exact: true }).fill("aaaaaaaa-0000-0000-0000-aaaaaaaaaa01");
  assert.ok(!(await page.locator(".curl").innerText()).includes("region"));
  await page.getByRole("button", { name: "Set up" }).click();
  await announced(page, "Opsgenie is set up.");
  assert.deepEqual(site.stored("OPS_GENIE"), { type: "OPS_GENIE", apiKey: "aaaaaaaa-0000-0000-0000-aaaaaaaaaa01" });
});

test("a secret is hidden while it is typed, until its owner wants to see it", async (t) => {
  const page = await openPage(await openSite(t), link("PAGER_DUTY"));
  const key = page.getByLabel("Service key", { exact: true });
  await key.fill("made-up");
  assert.equal(await key.getAttribute("type"), "password");
  await page.getByRole("button", { name: "Show Service key" }).click();
  assert.equal(await key.getAttribute("type"), "text");
  await page.getByRole("button", { name: "Hide Service key" }).click();
  assert.equal(await key.getAttribute("type"), "password");
});

test("the request is shown as the command of the documentation, secrets masked, and copied so", async (t) => {
  const site = await openSite(t, { views: [view("DATADOG")] });
  const page = await openPage(site, link("DATADOG", "v1.0"));
  await page.getByText("Still needed: API key.").waitFor();
  await enter(page, { name: "apiKey", label: "API key", kind: "text" }, HEX32);
  await page.getByLabel("Region").selectOption("EU");
  const command = [
    `curl -X PUT -u "{PUBLIC-KEY}:{PRIVATE-KEY}" --digest "https://cloud.mongodb.com/api/atlas/v1.0/groups/${GROUP}/integrations/DATADOG" \\`,
    "  -H 'Content-Type: application/json' \\",
    `  -d '{"type":"DATADOG","apiKey":"****aa01","region":"EU"}'`,
  ].join("\n");
  await page.getByText('"region":"EU"').waitFor();
  assert.equal(await page.locator(".curl").innerText(), command);
  await page.getByRole("button", { name: "Copy" }).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), command);
});

test("in version 2 the command names the version of the resource", async (t) => {
  const page = await openPage(await openSite(t), link("PAGER_DUTY"));
  await page.getByLabel("Service key", { exact: true }).fill(HEX32);
  const command = await page.locator(".curl").innerText();
  assert.match(command, /\/api\/atlas\/v2\/[^]*-H 'Accept: application\/vnd\.atlas\.2023-01-01\+json' [^]*-d '\{"type":"PAGER_DUTY","serviceKey":"\*{4}aa01"\}'$/);
});

test("where the browser does not let it copy, the command is selected", async (t) => {
  const page = await openPage(await openSite(t, { views: [view("SLACK")], emulator: { maskSecrets: false } }), link("SLACK"));
  await page.evaluate(() => (navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"))));
  await page.getByRole("button", { name: "Copy" }).click();
  await announced(page, /copy it with the keyboard/);
  assert.equal(await page.evaluate(() => getSelection().toString()), await page.locator(".curl").innerText());
});

test("a secret that looks like the one that is set is said to, and nothing is asked for twice", async (t) => {
  const page = await openPage(await openSite(t, { views: [view("DATADOG")] }), link("DATADOG"));
  await page.getByRole("button", { name: "Replace API key" }).click();
  const key = page.getByLabel("API key", { exact: true });
  await key.fill(HEX32);
  await messages(page, "apiKey", "hint").getByText("Looks like the one that is set.").waitFor();
  await key.fill("bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb02");
  await messages(page, "apiKey", "hint").waitFor({ state: "detached" });
  await page.getByText("Changed: API key.").waitFor();
  await page.getByRole("button", { name: "Keep the one that is set" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Replace");
  await page.getByText("Changed: API key.").waitFor({ state: "detached" });
});

test("a replacement that is erased again removes nothing", async (t) => {
  const site = await openSite(t, { views: [view("WEBHOOK")], emulator: { maskSecrets: false } });
  const page = await openPage(site, link("WEBHOOK"));
  await page.getByRole("button", { name: "Replace Secret" }).click();
  await page.getByLabel("Secret", { exact: true }).fill("x");
  await page.getByText("Changed: secret.").waitFor();
  await page.getByLabel("Secret", { exact: true }).fill("");
  await page.getByText("Changed: secret.").waitFor({ state: "detached" });
  assert.match(await page.locator(".curl").innerText(), /"secret":/);
  await page.getByRole("button", { name: "Save changes" }).click();
  await announced(page, "Nothing has changed yet.");
});

test("after a try, a secret can still be kept, and the rest put back", async (t) => {
  const site = await openSite(t, { views: [view("DATADOG")] });
  const page = await openPage(site, link("DATADOG"));
  await page.getByLabel("Region").selectOption("EU");
  await page.getByRole("button", { name: "Save changes" }).click();
  await messages(page, "apiKey", "error").waitFor();
  await page.getByRole("button", { name: "Keep the one that is set" }).click();
  await messages(page, "apiKey", "hint").getByText(/Enter it again/).waitFor();
  await page.getByLabel("Region").selectOption("US");
  await messages(page, "apiKey", "hint").waitFor({ state: "detached" });
  await page.getByRole("link", { name: "Cancel" }).click();
  await heading(page, "Integrations");
});

test("an optional text is cleared by emptying it", async (t) => {
  const site = await openSite(t, { views: [view("SLACK")], emulator: { maskSecrets: false } });
  const page = await openPage(site, link("SLACK"));
  await page.getByLabel("Team name").fill("  ");
  await page.getByText("Changed: team name.").waitFor();
  assert.doesNotMatch(await page.locator(".curl").innerText(), /teamName/);
});

test("saving without a change sends nothing and says so", async (t) => {
  const site = await openSite(t, { views: [view("DATADOG")] });
  const page = await openPage(site, link("DATADOG"));
  await page.getByRole("button", { name: "Save changes" }).click();
  await announced(page, "Nothing has changed yet.");
  assert.equal(site.sent("PUT").length, 0);
});

test("secrets that come in clear are not shown either, and need not be entered again", async (t) => {
  const site = await openSite(t, { views: [view("SLACK")], emulator: { maskSecrets: false } });
  const page = await openPage(site, link("SLACK"));
  await fieldOf(page, "apiToken").getByText("Set, ends in aa01").waitFor();
  assert.ok(!(await page.content()).includes(view("SLACK").apiToken));
  await page.getByLabel("Team name").fill("Reliability");
  await page.getByRole("button", { name: "Save changes" }).click();
  await announced(page, "Slack is saved.");
  assert.deepEqual(site.stored("SLACK"), { ...view("SLACK"), teamName: "Reliability" });
});

test("an optional secret can be removed; where Atlas keeps it all the same, the page says so", async (t) => {
  const site = await openSite(t, { views: [view("WEBHOOK")] });
  const page = await openPage(site, link("WEBHOOK"));
  await page.getByRole("button", { name: "Remove Secret" }).click();
  await fieldOf(page, "secret").getByText("Removed when you save").waitFor();
  await page.getByRole("button", { name: "Keep it Secret" }).click();
  await page.getByRole("button", { name: "Remove Secret" }).click();
  await enter(page, { name: "url", label: "URL", kind: "url" }, view("WEBHOOK", 1).url);
  assert.ok(!(await page.locator(".curl").innerText()).includes("secret"));
  await page.getByRole("button", { name: "Save changes" }).click();
  // The page of the API says that an update changes the fields that it has, so the stand-in keeps the others.
  await announced(page, /Atlas kept the secret/);
  assert.equal(site.stored("WEBHOOK").secret, view("WEBHOOK").secret);
});

test("a region that this version can read but not send is shown, and is in the way when one saves", async (t) => {
  const site = await openSite(t, { views: [{ ...view("DATADOG"), region: "US5" }] });
  const page = await openPage(site, link("DATADOG", "v1.0"));
  assert.equal(await page.getByLabel("Region").inputValue(), "US5");
  await enter(page, { name: "apiKey", label: "API key", kind: "text" }, "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb02");
  await page.getByRole("button", { name: "Save changes" }).click();
  await messages(page, "region", "error").getByText("Region must be US or EU: only version v2 of the API has this one.").waitFor();
  assert.equal(site.sent("PUT").length, 0);
  await page.getByLabel("Region").selectOption("EU");
  await page.getByRole("button", { name: "Save changes" }).click();
  await heading(page, "Integrations");
  assert.equal(site.stored("DATADOG").region, "EU");
});

test("a project’s id is judged before anything is asked", async (t) => {
  const site = await openSite(t);
  const page = await openPage(site, "");
  await heading(page, "Open a project");
  await page.getByRole("button", { name: "Show integrations" }).click();
  await page.getByText("Enter the project’s ID.").waitFor();
  await page.getByLabel("Project ID").fill("my project");
  await page.getByText(/has 24 hexadecimal digits/).waitFor();
  assert.equal(site.sent("GET").length, 0);
  await page.getByLabel("Project ID").fill(` ${GROUP} `);
  await page.getByRole("button", { name: "Show integrations" }).click();
  await heading(page, "Integrations");
});
