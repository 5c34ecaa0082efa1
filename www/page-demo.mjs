// The data for the admin page of `cargo xtask demo`: an organization's projects on an emulator that masks secrets, as Atlas does.

/** The time of a request to Atlas, so that progress can be seen. */
const LATENCY_MS = 120;

/** The key that most projects have, and an older one. */
export const DATADOG_KEY = "0123456789abcdef0123456789abcdef";
const OLD_KEY = "fedcba9876543210fedcba9876543210";

const datadog = (more) => ({ type: "DATADOG", apiKey: DATADOG_KEY, region: "EU", sendDatabaseMetrics: true, ...more });
const slack = (channelName) => ({ type: "SLACK", apiToken: "xoxb-made-up-demo-token-0001", channelName });

/** The page's project first: services of each kind, one that only version 1.0 can send, and one that neither version has. */
const OWN = [
  datadog(),
  slack("atlas-alerts"),
  { type: "PROMETHEUS", username: "prom_demo", password: "made-up-demo-password", serviceDiscovery: "http", enabled: true },
  { type: "FLOWDOCK", flowName: "newFlowName", apiToken: "made-up-flowdock-token-0001", orgName: "newOrgName" },
  { type: "INCIDENT_DESK", endpoint: "https://desk.example.com/made-up-path", token: "made-up-desk-token-0001" },
];

const OTHERS = {
  "Accounts": [datadog()],
  "Analytics": [],
  "Billing": [datadog(), slack("billing")],
  "Checkout": [datadog({ region: "US" })],
  "Data platform": [datadog({ apiKey: OLD_KEY })],
  "Fraud detection": [datadog({ sendDatabaseMetrics: false, sendShardingMetrics: true })],
  "Fulfilment": [slack("fulfilment")],
  "Identity": [datadog()],
  "Mobile": [],
  "Notifications": [datadog({ apiKey: OLD_KEY, region: "US" })],
  "Payments": [datadog()],
  "Recommendations": [],
  "Search": [datadog()],
  "Warehouse": [datadog({ apiKey: OLD_KEY })],
};

/**
 * @param {object} atlas  the package
 * @param {{ key: { publicKey: string, privateKey: string }, groupId: string }} options
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export function servePageAtlas({ createEmulator, serve }, { key, groupId }) {
  const others = Object.entries(OTHERS).map(([name, integrations], place) => [`5d791c84ff7a2522cc4fb0${String(place).padStart(2, "0")}`, { name, integrations }]);
  const emulator = createEmulator({ ...key, groups: { [groupId]: { name: "Shop", integrations: OWN }, ...Object.fromEntries(others) } });
  const late = async (request) => {
    await new Promise((resolve) => setTimeout(resolve, LATENCY_MS));
    return emulator(request);
  };
  return serve(late, { port: 0 });
}
