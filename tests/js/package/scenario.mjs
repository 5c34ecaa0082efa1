// What every runtime and bundler has to do with the package. As text, because it is put into files of every kind.

export const GROUP = "5d791c84ff7a2522cc4f9aa1";
export const KEYS = { publicKey: "made-up-public", privateKey: "made-up-private" };

/** `scenario(api, emulatorUrl)`: a good and a bad view checked, an update of each version sent through digest where there is a URL, an input refused, and what only v2 takes. */
export const SCENARIO = `
async function scenario(api, emulatorUrl) {
  await api.init();
  const datadog = { type: "DATADOG", apiKey: "0123456789abcdef0123456789abcdef", region: "EU" };
  const prometheus = { type: "PROMETHEUS", username: "made-up", password: "made-up", serviceDiscovery: "http", enabled: true };
  const [client, newer] = [api, api.v2].map(({ IntegrationsClient }) => new IntegrationsClient({
    proxy: emulatorUrl,
    auth: { kind: "digest", publicKey: "${KEYS.publicKey}", privateKey: "${KEYS.privateKey}" },
    dangerouslyAllowBrowser: true,
  }));
  const list = emulatorUrl && (await client.update("${GROUP}", datadog));
  const longer = emulatorUrl && (await newer.update("${GROUP}", prometheus));
  const refused = await client.update("not a group", datadog).catch((error) => error);
  return {
    good: api.validate(datadog).valid,
    bad: api.validate({ type: "DATADOG", apiKey: "****abcd", region: "UK", foo: 1 }).issues.map((issue) => issue.code),
    updated: list && [api.findIntegration(list, "DATADOG").region, api.v2.findIntegration(longer, "PROMETHEUS").enabled],
    refused: refused instanceof api.ValidationError && refused.issues[0].code,
    newer: [{ ...datadog, region: "US5" }, prometheus]
      .map((view) => [api, api.v2].map(({ validate }) => validate(view).valid)),
    paths: [api, api.v2].map(({ getRequest }) => getRequest({ groupId: "${GROUP}", type: "DATADOG" }).path),
    separate: api.v2.IntegrationsClient !== api.IntegrationsClient,
  };
}
`;

/** What `scenario` gives everywhere. */
export const EXPECTED = {
  good: true,
  bad: ["masked_secret", "invalid_value", "unknown_field"],
  updated: ["EU", true],
  refused: "invalid_format",
  newer: [[false, true], [false, true]],
  paths: ["v1.0", "v2"].map((version) => `/api/atlas/${version}/groups/${GROUP}/integrations/DATADOG`),
  separate: true,
};

/** A program that prints the scenario's result as JSON; the emulator's URL is its argument. `imports` has to define `api`. */
export const program = (imports) => `${imports}\n${SCENARIO}
scenario(api, process.argv[2]).then((result) => console.log(JSON.stringify(result)));
`;

export const ESM = program('import * as api from "atlas-integrations";');
export const CJS = program('const api = require("atlas-integrations");');

/** `fleetScenario(api, fleet, emulatorUrl)`: an integration set in every project, found as it should be, and removed again. */
export const FLEET_SCENARIO = `
async function fleetScenario(api, { applyFleet, planFleet, projectsOf }, emulatorUrl) {
  await api.init();
  const client = new api.v2.IntegrationsClient({
    proxy: emulatorUrl,
    auth: { kind: "digest", publicKey: "${KEYS.publicKey}", privateKey: "${KEYS.privateKey}" },
    dangerouslyAllowBrowser: true,
  });
  const desired = [{ type: "DATADOG", apiKey: "0123456789abcdef0123456789abcdef", region: "US5" }];
  const told = [];
  const onProgress = ({ done, total, steps }) => told.push([done, total, steps.map(({ outcome }) => outcome)]);
  const plan = await planFleet({ client, projects: projectsOf(client), desired });
  const made = await applyFleet(plan, { client, desired, onProgress });
  const again = await planFleet({ client, projects: projectsOf(client), desired });
  const removal = await planFleet({ client, projects: projectsOf(client), desired: [], remove: ["DATADOG"] });
  const removed = await applyFleet(removal, { client, desired: [] });
  const stopped = await planFleet({ client, projects: projectsOf(client), desired, signal: AbortSignal.abort() }).catch((error) => error);
  const refused = await planFleet({ client: {}, projects: [], desired: [] }).catch((error) => error);
  return {
    counts: [plan.counts.create, made.counts.done, again.counts.unchanged, removal.counts.delete, removed.counts.done],
    told,
    stopped: stopped instanceof api.AbortedError,
    refused: refused instanceof api.ValidationError && refused.issues[0].path,
  };
}
`;

/** What `fleetScenario` gives everywhere. */
export const FLEET_EXPECTED = { counts: [1, 1, 1, 1, 1], told: [[1, 1, ["done"]]], stopped: true, refused: ["client"] };
