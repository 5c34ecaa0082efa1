// What goes wrong at Atlas, at the proxy or on the way: each is explained, at its field if it has one, and nothing entered is lost.

import assert from "node:assert/strict";
import { test } from "node:test";
import { announced, enter, fieldOf, fill, heading, openPage, until } from "./chromium.mjs";
import { view } from "./made-up.mjs";
import { describeIntegration, GROUP, openSite } from "./site.mjs";

const DATADOG = describeIntegration("DATADOG");
const LINK = `#/group/${GROUP}/DATADOG`;
const LIST = { operation: "list" };
const ALWAYS = { times: Infinity };

/** A filled-in form, and the button pressed. */
async function submitted(site) {
  const page = await openPage(site, LINK);
  await heading(page, "Datadog");
  await fill(page, DATADOG, view("DATADOG"));
  await page.getByRole("button", { name: "Set up" }).click();
  return page;
}

for (const [what, error] of [
  ["by badRequestDetail", { errorCode: "VALIDATION_ERROR", badRequestDetail: { fields: [{ field: "region", description: "EU is closed today" }] } }],
  ["by its parameters", { errorCode: "INVALID_INTEGRATION_SETTINGS", parameters: ["DATADOG", "region: EU is closed today"] }],
]) {
  test(`a field that Atlas refuses ${what} is told at the field, until it is changed`, async (t) => {
    const site = await openSite(t);
    site.emulator.addFault({ when: { operation: "create" }, status: 400, error });
    const page = await submitted(site);
    const message = fieldOf(page, "region").locator(".message-error");
    await message.getByText("EU is closed today").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.name), "region");
    assert.equal(await page.getByLabel("API key", { exact: true }).inputValue(), view("DATADOG").apiKey);
    await page.getByLabel("Region").selectOption("EU");
    await message.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Set up" }).click();
    await announced(page, "Datadog is set up.");
  });
}

for (const [what, fault, title, said] of [
  [
    "400 without a field",
    { status: 400, error: { errorCode: "UNEXPECTED_ERROR", detail: "Not like this." } },
    "Atlas refused this",
    "HTTP 400 · UNEXPECTED_ERROR · Not like this.",
  ],
  ["401", { status: 401, ...ALWAYS }, "Not authorised", "HTTP 401"],
  ["403", { status: 403 }, "Not allowed", "HTTP 403 · IP_ADDRESS_NOT_ON_ACCESS_LIST"],
  ["409", { status: 409, error: { errorCode: "INTEGRATION_ALREADY_CONFIGURED" } }, "Set up in the meantime", "HTTP 409"],
  ["429", { status: 429, retryAfter: 60, ...ALWAYS }, "Too many requests", "HTTP 429"],
  ["500", { status: 500, ...ALWAYS }, "Atlas has a problem", "HTTP 500 · UNEXPECTED_ERROR"],
  ["a load balancer’s page", { html: true, ...ALWAYS }, "Atlas has a problem", "HTTP 503"],
  ["half an answer", { truncateBody: 20 }, "An answer that makes no sense", undefined],
  ["no answer", { drop: true, ...ALWAYS }, "Atlas can’t be reached", "HTTP 502 · TARGET_UNREACHABLE"],
]) {
  test(`${what} to a save is told in the form, which keeps what was entered`, async (t) => {
    const site = await openSite(t);
    site.emulator.addFault({ when: { operation: "create" }, ...fault });
    const page = await submitted(site);
    const notice = page.getByRole("group", { name: title });
    await notice.waitFor();
    if (said) await notice.getByText(said).waitFor();
    assert.ok(await notice.evaluate((element) => element === document.activeElement), "the focus is not at what went wrong");
    assert.equal(await page.getByLabel("API key", { exact: true }).inputValue(), view("DATADOG").apiKey);
    assert.ok(await page.getByRole("button", { name: "Set up" }).isEnabled());
    assert.ok(!(await notice.innerText()).includes(view("DATADOG").apiKey));
  });
}

test("a proxy that is read-only says so, and nothing reaches Atlas", async (t) => {
  const site = await openSite(t, { proxy: { readOnly: true } });
  const page = await submitted(site);
  await page.getByRole("group", { name: "Read only" }).waitFor();
  assert.equal(site.sent("POST").length, 0);
});

test("a service that somebody else has set up is shown as it is now, and not overwritten", async (t) => {
  const site = await openSite(t, { views: [view("DATADOG", 1)] });
  // The list that the page reads first does not have it yet.
  site.emulator.addFault({ when: LIST, body: JSON.stringify({ results: [], links: [], totalCount: 0 }) });
  const page = await submitted(site);
  await page.getByText("Set up in the meantime").waitFor();
  assert.deepEqual(site.stored("DATADOG"), view("DATADOG", 1));
  await page.getByRole("button", { name: "See what Atlas has now" }).click();
  await page.getByRole("dialog", { name: "Discard your changes?" }).getByRole("button", { name: "Discard" }).click();
  await page.getByRole("button", { name: "Save changes" }).waitFor();
  await fieldOf(page, "apiKey").getByText("Set, ends in bb02").waitFor();
});

test("an answer that lacks what was set up is not believed: the list is read again", async (t) => {
  const site = await openSite(t);
  site.emulator.addFault({ when: { operation: "create" }, carryOut: true, body: JSON.stringify({ results: [], links: [], totalCount: 0 }) });
  const page = await submitted(site);
  await announced(page, "Datadog is set up.");
  await page.locator('.card[data-type="DATADOG"]').getByText("Set, ends in aa01").waitFor();
});

test("while it is tried again the form says so", async (t) => {
  const site = await openSite(t);
  site.emulator.addFault({ when: { operation: "create" }, status: 503, retryAfter: 1 });
  const page = await submitted(site);
  await page.getByText("Trying again in 1 second…", { exact: false }).first().waitFor();
  await announced(page, "Datadog is set up.");
  assert.equal(site.sent("POST").length, 2);
});

test("a save can be stopped, and the page does not claim to know what became of it", async (t) => {
  const site = await openSite(t);
  site.emulator.addFault({ when: { operation: "create" }, delayMs: 60_000 });
  const page = await submitted(site);
  await page.getByText("Sending to Atlas…").first().waitFor();
  assert.ok(await page.getByRole("button", { name: "Stop" }).evaluate((button) => button === document.activeElement), "the focus was lost");
  assert.ok(await page.getByLabel("API key", { exact: true }).isDisabled());
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("group", { name: "Stopped" }).waitFor();
  await until(() => site.sent("POST").every(({ status }) => status !== undefined), "the request to end at Atlas");
  assert.equal(site.stored("DATADOG"), undefined);
  assert.equal(await page.getByLabel("API key", { exact: true }).inputValue(), view("DATADOG").apiKey);
  await page.getByRole("button", { name: "Set up" }).click();
  await announced(page, "Datadog is set up.");
});

test("a deletion can be stopped; the overview then shows what Atlas has", async (t) => {
  const site = await openSite(t, { views: [view("DATADOG")] });
  site.emulator.addFault({ when: { operation: "delete" }, delayMs: 60_000 });
  const page = await openPage(site, LINK);
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Stop" }).click();
  await heading(page, "Integrations");
  await page.locator('.card[data-type="DATADOG"]').getByText("Configured", { exact: true }).waitFor();
  await announced(page, /Stopped/);
});

test("a deletion that fails is told in the question, and can be tried again", async (t) => {
  const site = await openSite(t, { views: [view("DATADOG")] });
  site.emulator.addFault({ when: { operation: "delete" }, status: 403 });
  const page = await openPage(site, LINK);
  await page.getByRole("button", { name: "Delete" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Delete" }).click();
  await dialog.getByRole("group", { name: "Not allowed" }).waitFor();
  assert.deepEqual(site.stored("DATADOG"), view("DATADOG"));
  await dialog.getByRole("button", { name: "Delete" }).click();
  await announced(page, "Datadog is deleted.");
});

test("what somebody else has deleted is deleted", async (t) => {
  const site = await openSite(t, { views: [view("DATADOG")] });
  const page = await openPage(site, LINK);
  await page.getByRole("button", { name: "Delete" }).click();
  site.emulator.addFault({ when: { operation: "delete" }, status: 404, error: { errorCode: "INTEGRATION_NOT_CONFIGURED" } });
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await announced(page, "Datadog is deleted.");
});

for (const [what, options, title] of [
  ["a wrong key", { proxy: { auth: { kind: "digest", publicKey: "abcdefgh", privateKey: "another-made-up-key" } } }, "Not authorised"],
  ["a proxy that wants a login", { proxy: { authorize: () => false } }, "Not signed in"],
  ["a project that the proxy does not serve", { proxy: { allowGroups: ["5d791c84ff7a2522cc4f9aa9"] } }, "Not allowed"],
  ["an address that Atlas does not let in", { emulator: { faults: [{ status: 403, ...ALWAYS }] } }, "Not allowed"],
  ["a project that is not there", { emulator: { groups: [] } }, "No such project"],
  ["a proxy that serves only the other version of the API", { proxy: { apis: ["v1.0"] } }, "Not served by the proxy"],
  ["an Atlas that is down", { emulator: { faults: [{ status: 500, ...ALWAYS }] } }, "Atlas has a problem"],
]) {
  test(`${what} takes the place of the list`, async (t) => {
    const page = await openPage(await openSite(t, options));
    await heading(page, title);
    await page.getByRole("link", { name: "Open another project" }).waitFor();
  });
}

test("a list that could not be read can be asked for again", async (t) => {
  const site = await openSite(t, { views: [view("DATADOG")], emulator: { faults: [{ when: LIST, status: 500, times: 3 }] } });
  const page = await openPage(site);
  await heading(page, "Atlas has a problem");
  await page.getByRole("button", { name: "Try again" }).click();
  await heading(page, "Integrations");
  await page.locator('.card[data-type="DATADOG"]').waitFor();
});

test("until the list is there the page says that it is loading", async (t) => {
  const site = await openSite(t, { emulator: { faults: [{ when: LIST, delayMs: 1_500 }] } });
  const page = await openPage(site);
  await page.locator('[aria-busy="true"]').getByText("Loading…").waitFor({ state: "attached" });
  await page.locator('[aria-busy="true"]').waitFor({ state: "detached" });
  await heading(page, "Integrations");
});

test("offline: a banner says so, a save fails with its form kept, and works when the connection is back", async (t) => {
  const site = await openSite(t, { views: [view("DATADOG")] });
  const page = await openPage(site, LINK);
  await fieldOf(page, "apiKey").waitFor();
  await page.context().setOffline(true);
  await page.locator(".banner").getByText("You are offline.").waitFor();
  await enter(page, DATADOG.fields[0], view("DATADOG", 1).apiKey);
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByRole("group", { name: "You are offline" }).waitFor();
  assert.equal(site.sent("PUT").length, 0);
  await page.context().setOffline(false);
  await page.locator(".banner").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Save changes" }).click();
  await announced(page, "Datadog is saved.");
});

test("offline: a list that could not be read is read as soon as the connection is back", async (t) => {
  const site = await openSite(t, { views: [view("DATADOG")] });
  const page = await openPage(site);
  await page.locator('.card[data-type="DATADOG"]').waitFor();
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Refresh" }).click();
  await heading(page, "You are offline");
  await page.context().setOffline(false);
  await heading(page, "Integrations");
  await page.locator('.card[data-type="DATADOG"]').waitFor();
});
