// Run by deoptimize.test.mjs with --allow-natives-syntax: calls one function of the package from hot, optimized code, which V8 is
// told to give up while the call is under way. In real programs the garbage collector does that, now and then.

import { api, DATADOG, GROUP, LIST, load } from "./package.mjs";

let armed = false;
const giveUp = () => {
  if (!armed) return;
  armed = false;
  %DeoptimizeFunction(hot);
};
// Every read of it happens within wasm.
const watched = { get type() { giveUp(); return "DATADOG"; }, get apiKey() { return DATADOG.apiKey; } };
const options = { get mode() { giveUp(); return "full"; } };
const list = { get results() { giveUp(); return []; }, links: [{ rel: "next", href: "/x?pageNum=2" }] };

const client = new api.IntegrationsClient({ fetch: () => new Promise(() => {}) });
const glue = globalThis[Object.getOwnPropertySymbols(globalThis).find((symbol) => String(symbol).includes("atlas-integrations@"))].full.glue;
const { transport } = await load("client/transport.js");
const bare = new glue.Client({ fetch: () => new Promise(() => {}) }, 0, transport);
const session = api.createDigestSession({ username: "u", password: "p" });
session.receive('Digest realm="r", nonce="n", qop="auth"');

const CALLS = {
  validate: () => glue.validate(watched, options),
  validateField: () => glue.validateField("DATADOG", "apiKey", "x", options),
  buildRequest: () => glue.buildRequest("update", { groupId: GROUP, integration: watched }),
  toCurl: () => glue.toCurl({ method: "GET", get url() { giveUp(); return "https://x.example"; } }, false),
  redact: () => glue.redact(watched),
  parseResponse: () => glue.parseResponse("list", { get status() { giveUp(); return 200; }, body: JSON.stringify(LIST) }),
  pickView: () => glue.pickView("DATADOG", watched),
  prepareUpdate: () => glue.prepareUpdate(watched, watched),
  nextQuery: () => glue.nextQuery(list, { pageNum: 1 }),
  digestAuthorization: () => glue.digestAuthorization({ challenge: 'Digest realm="r", nonce="n"', username: "u", password: "p", method: "GET", get uri() { giveUp(); return "/"; } }),
  authorize: () => session.authorize({ method: "GET", get uri() { giveUp(); return "/"; } }),
  isStale: () => session.isStale([new Proxy([], { get: (target, name) => (giveUp(), target[name]) })]),
  send: () => bare.send("list", GROUP, { get query() { giveUp(); return {}; } }).catch(() => {}),
  "a client's method": () => client.list(GROUP, { get pageNum() { giveUp(); return 1; } }).catch(() => {}),
};
const call = CALLS[process.argv[2]];
function hot() {
  return call();
}
%PrepareFunctionForOptimization(hot);
for (let round = 0; round < 3; round += 1) {
  for (let i = 0; i < 3_000; i += 1) hot();
  %OptimizeFunctionOnNextCall(hot);
  hot();
  armed = true;
  hot();
  if (armed) throw new Error("the code was not given up within the call");
}
console.log("done");
process.exit();
