// Further projects, with names: some lack Datadog, some have it otherwise, some have the same, and one can't be read.

import { view } from "./made-up.mjs";

const OTHER_KEY = view("DATADOG", 1).apiKey;

export const PROJECTS = Object.fromEntries(
  [
    ["Analytics", []],
    ["Billing", [view("DATADOG")]],
    ["Checkout", [{ ...view("DATADOG"), apiKey: OTHER_KEY }]],
    ["Data platform", [view("SLACK")]],
    ["Fraud detection", [{ ...view("DATADOG"), region: "EU", sendDatabaseMetrics: true }]],
    ["Search", [{ ...view("DATADOG"), customEndpoint: "https://made-up.example" }]],
  ].map(([name, integrations], place) => [`5d791c84ff7a2522cc4f9b0${place}`, { name, integrations }]),
);
