// Every state that the page can be in, and how to get there: for axe, and for the pictures that are looked at.

import { enter, fieldOf, fill, heading, outline } from "./chromium.mjs";
import { STRANGER, view, wholeView } from "./made-up.mjs";
import { PROJECTS } from "./projects.mjs";
import { describeIntegration, EMPTY, GROUP, linkTo as at } from "./site.mjs";

const SOME = ["DATADOG", "SLACK", "WEBHOOK", "NEW_RELIC"].map((type) => view(type));
const DATADOG = describeIntegration("DATADOG");
/** As Atlas returns one that was set up by version 2 of its API. */
const PAGER_DUTY_IN_EUROPE = { type: "PAGER_DUTY", serviceKey: "****************************aa01", region: "EU" };
const fault = (fault) => ({ emulator: { faults: [{ times: Infinity, ...fault }] } });
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();

async function fillDatadog(page) {
  await heading(page, "Datadog");
  await fill(page, DATADOG, view("DATADOG", 1));
}

/** Where Datadog is the model for other projects. */
const FLEET = { hash: `${at("DATADOG")}/projects`, site: { views: SOME, groups: PROJECTS, proxy: { projects: true } } };

async function compare(page) {
  await enter(page, DATADOG.fields[0], view("DATADOG").apiKey);
  await press(page, "Compare projects");
  await page.locator(".projects").first().waitFor();
}

async function choose(page) {
  await compare(page);
  await press(page, "Select all that do not have it");
  await press(page, "Select all that differ");
}

async function apply(page) {
  await choose(page);
  await page.getByRole("button", { name: /^Apply to/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Apply" }).click();
}

/** @type {Record<string, { hash?: string, site?: object, reach: (page: import("playwright-core").Page) => Promise<unknown> }>} */
export const STATES = {
  "picker": { hash: "", reach: (page) => heading(page, "Open a project") },
  "picker-wrong": { hash: "", reach: async (page) => {
    await page.getByLabel("Project ID").fill("my project");
    await press(page, "Show integrations");
    await page.locator(".message-error").waitFor();
  } },
  "overview": { site: { views: SOME }, reach: (page) => page.locator('.card[data-type="SLACK"]').waitFor() },
  "overview-empty": { hash: `#/group/${EMPTY}`, reach: (page) => page.getByText("No service is configured yet").waitFor() },
  "overview-loading": { site: fault({ delayMs: 60_000 }), reach: async (page) => {
    await page.getByRole("link", { name: "Change project" }).waitFor();
    await page.locator('[aria-busy="true"] .card').first().waitFor();
  } },
  "overview-foreign": {
    site: { views: [wholeView("v2", "PROMETHEUS"), view("PAGER_DUTY"), view("FLOWDOCK"), STRANGER] },
    reach: (page) => page.locator(`.card[data-type="${STRANGER.type}"]`).waitFor(),
  },
  "overview-v1": {
    hash: at(undefined, "v1.0"),
    site: { views: [view("DATADOG"), view("FLOWDOCK"), view("PROMETHEUS", 1)] },
    reach: (page) => page.locator('.card[data-type="PROMETHEUS"]').waitFor(),
  },
  "only-v1": { hash: at("FLOWDOCK"), site: { views: [view("FLOWDOCK")] }, reach: (page) => heading(page, "Flowdock") },
  "only-v2": { hash: at("PROMETHEUS", "v1.0"), site: { views: [view("PROMETHEUS")] }, reach: (page) => heading(page, "Prometheus") },
  "unknown": { hash: at(STRANGER.type), site: { views: [STRANGER] }, reach: (page) => heading(page, "Later Service") },
  "unknown-delete": { hash: at(STRANGER.type), site: { views: [STRANGER] }, reach: async (page) => {
    await press(page, "Delete");
    await page.getByRole("dialog").waitFor();
  } },
  "service-loading": { hash: at("DATADOG"), site: fault({ delayMs: 60_000 }), reach: (page) => outline(page, "Datadog") },
  "set-up": { hash: at("DATADOG"), reach: (page) => heading(page, "Datadog") },
  "set-up-filled": { hash: at("DATADOG"), reach: async (page) => {
    await fillDatadog(page);
    await page.locator(".curl").waitFor();
  } },
  "set-up-slack": { hash: at("SLACK"), reach: (page) => heading(page, "Slack") },
  "set-up-switch": { hash: at("PROMETHEUS"), reach: async (page) => {
    await fill(page, describeIntegration("PROMETHEUS"), wholeView("v2", "PROMETHEUS"));
    await page.locator(".curl").waitFor();
  } },
  "set-up-template": { hash: at("WEBHOOK"), reach: async (page) => {
    await fill(page, describeIntegration("WEBHOOK"), wholeView("v2", "WEBHOOK"));
    await page.locator(".curl").waitFor();
  } },
  "edit-switches": { hash: at("DATADOG"), site: { views: [wholeView("v2", "DATADOG")] }, reach: async (page) => {
    await page.getByRole("switch", { name: "Send database metrics" }).uncheck();
    await fieldOf(page, "apiKey").locator(".message-hint").waitFor();
  } },
  "edit-never-shown": { hash: at("PROMETHEUS"), site: { views: [view("PROMETHEUS")] }, reach: (page) => page.getByText("Set, and never shown").waitFor() },
  "set-up-retired": { hash: at("FLOWDOCK", "v1.0"), reach: (page) => heading(page, "Flowdock") },
  "set-up-wrong": { hash: at("NEW_RELIC"), reach: async (page) => {
    await page.getByLabel("Account ID").fill("1234567");
    await press(page, "Set up");
    await page.locator(".message-error").first().waitFor();
  } },
  "set-up-warning": { hash: at("DATADOG"), reach: async (page) => {
    await page.getByLabel("API key", { exact: true }).fill("112233");
    await page.getByLabel("Region").focus();
    await page.locator(".message-warning").waitFor();
  } },
  "edit": { hash: at("WEBHOOK"), site: { views: SOME }, reach: (page) => page.getByRole("button", { name: "Replace Secret" }).waitFor() },
  "edit-changed": { hash: at("NEW_RELIC"), site: { views: SOME }, reach: async (page) => {
    await page.getByLabel("Account ID").fill("7654321");
    await fieldOf(page, "licenseKey").locator(".message-hint").waitFor();
  } },
  "edit-removed": { hash: at("WEBHOOK"), site: { views: SOME }, reach: async (page) => {
    await press(page, "Remove Secret");
    await enter(page, { name: "url", label: "URL", kind: "url" }, view("WEBHOOK", 1).url);
  } },
  "edit-left-out": {
    hash: at("PAGER_DUTY", "v1.0"),
    site: fault({ when: { operation: "list" }, body: JSON.stringify({ results: [PAGER_DUTY_IN_EUROPE], links: [], totalCount: 1 }) }),
    reach: (page) => page.getByText("Saving leaves out region.").waitFor(),
  },
  "edit-retype": { hash: at("NEW_RELIC"), site: { views: SOME }, reach: async (page) => {
    await page.getByLabel("Account ID").fill("7654321");
    await press(page, "Save changes");
    await page.locator(".message-error").first().waitFor();
  } },
  "edit-same-key": { hash: at("DATADOG"), site: { views: SOME }, reach: async (page) => {
    await enter(page, DATADOG.fields[0], view("DATADOG").apiKey);
    await page.locator(".message-hint").waitFor();
  } },
  "saving": { hash: at("DATADOG"), site: fault({ when: { operation: "create" }, delayMs: 60_000 }), reach: async (page) => {
    await fillDatadog(page);
    await press(page, "Set up");
    await page.locator(".progress").first().waitFor();
  } },
  "stopped": { hash: at("DATADOG"), site: fault({ when: { operation: "create" }, delayMs: 60_000 }), reach: async (page) => {
    await fillDatadog(page);
    await press(page, "Set up");
    await press(page, "Stop");
    await page.getByRole("group", { name: "Stopped" }).waitFor();
  } },
  "refused-at-field": {
    hash: at("DATADOG"),
    site: fault({
      when: { operation: "create" },
      status: 400,
      error: { errorCode: "INVALID_INTEGRATION_SETTINGS", parameters: ["DATADOG", "apiKey must be a hexadecimal string"] },
    }),
    reach: async (page) => {
      await fillDatadog(page);
      await press(page, "Set up");
      await page.locator(".message-error").waitFor();
    },
  },
  "refused": { hash: at("DATADOG"), site: fault({ when: { operation: "create" }, status: 500 }), reach: async (page) => {
    await fillDatadog(page);
    await press(page, "Set up");
    await page.locator(".notice-error").waitFor();
  } },
  "saved": { hash: at("DATADOG"), site: { views: SOME }, reach: async (page) => {
    await fillDatadog(page);
    await press(page, "Save changes");
    await page.locator(".toast").waitFor();
  } },
  "delete": { hash: at("DATADOG"), site: { views: SOME }, reach: async (page) => {
    await press(page, "Delete");
    await page.getByRole("dialog").waitFor();
  } },
  "delete-refused": { hash: at("DATADOG"), site: { views: SOME, ...fault({ when: { operation: "delete" }, status: 403 }) }, reach: async (page) => {
    await press(page, "Delete");
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await page.getByRole("dialog").locator(".notice-error").waitFor();
  } },
  "discard": { hash: at("DATADOG"), reach: async (page) => {
    await fillDatadog(page);
    await page.getByRole("link", { name: "Cancel" }).click();
    await page.getByRole("dialog").waitFor();
  } },
  "projects": { ...FLEET, reach: (page) => page.getByText(/Enter the real API key/).waitFor() },
  "projects-wrong": { ...FLEET, reach: async (page) => {
    await press(page, "Compare projects");
    await page.locator(".message-error").waitFor();
  } },
  "projects-compared": { ...FLEET, reach: compare },
  "projects-chosen": { ...FLEET, reach: choose },
  "projects-question": { ...FLEET, reach: async (page) => {
    await choose(page);
    await page.getByRole("button", { name: /^Apply to/ }).click();
    await page.getByRole("dialog").waitFor();
  } },
  "projects-applying": {
    ...FLEET,
    site: { ...FLEET.site, ...fault({ when: { operation: "update", groupId: Object.keys(PROJECTS)[4] }, delayMs: 60_000 }) },
    reach: async (page) => {
      await apply(page);
      await page.getByText("4 of 5 projects").waitFor();
    },
  },
  "projects-applied": {
    ...FLEET,
    site: { ...FLEET.site, ...fault({ when: { operation: "update", groupId: Object.keys(PROJECTS)[4] }, status: 403 }) },
    reach: async (page) => {
      await apply(page);
      await page.getByText("Failed").first().waitFor();
    },
  },
  "projects-none": {
    ...FLEET,
    site: { views: SOME, proxy: { projects: true, allowGroups: [GROUP] } },
    reach: async (page) => {
      await enter(page, DATADOG.fields[0], view("DATADOG").apiKey);
      await press(page, "Compare projects");
      await page.getByText("sees no project but this one").waitFor();
    },
  },
  "projects-unlisted": { ...FLEET, site: { views: SOME }, reach: async (page) => {
    await enter(page, DATADOG.fields[0], view("DATADOG").apiKey);
    await press(page, "Compare projects");
    await page.getByRole("group", { name: "The proxy does not list projects" }).waitFor();
  } },
  "unauthorised": { site: fault({ status: 401 }), reach: (page) => heading(page, "Not authorised") },
  "forbidden": { site: fault({ status: 403 }), reach: (page) => heading(page, "Not allowed") },
  "no-project": { hash: "#/group/5d791c84ff7a2522cc4f9aa7", reach: (page) => heading(page, "No such project") },
  "not-found": { hash: at("NOTHING"), reach: (page) => heading(page, "Not found") },
  "offline": { reach: async (page) => {
    await heading(page, "Integrations");
    await page.getByRole("button", { name: "Refresh" }).waitFor();
    await page.context().setOffline(true);
    await press(page, "Refresh");
    await heading(page, "You are offline");
  } },
  "offline-form": { hash: at("DATADOG"), reach: async (page) => {
    await fillDatadog(page);
    await page.context().setOffline(true);
    await page.locator(".banner").waitFor();
  } },
};
