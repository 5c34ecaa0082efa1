// A process that applies a plan and records what it has done, until it is killed.

import { appendFileSync, readFileSync } from "node:fs";
import { DESIRED, api, applyFleet } from "./support.mjs";

const [baseUrl, planFile, journal] = process.argv.slice(2);
const plan = JSON.parse(readFileSync(planFile, "utf8"));
const lines = readFileSync(journal, "utf8").split("\n").filter((line) => line !== "");
const done = { desiredSha256: plan.desiredSha256, steps: lines.flatMap((line) => JSON.parse(line)) };
const client = new api.v2.IntegrationsClient({ baseUrl });
const onProgress = ({ steps }) => appendFileSync(journal, `${JSON.stringify(steps)}\n`);
const report = await applyFleet(plan, { client, desired: DESIRED, done, onProgress });
console.log(JSON.stringify(report.counts));
