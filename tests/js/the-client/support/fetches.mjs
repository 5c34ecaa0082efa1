// Run by a Node of each version: every library's `fetch` as the client's option, as the global one, and through a company's proxy.
// Arguments: the emulator's URL, the proxy's URL. Prints the results as JSON.

const [atlas, company] = process.argv.slice(2);
const api = await import(new URL(`file://${process.env.ATLAS_PKG}/loaders/inline.js`));
const GROUP = "5d791c84ff7a2522cc4f9aa1";
const key = { publicKey: "made-up-public", privateKey: "made-up-private-key" };
const major = Number(process.versions.node.split(".")[0]);

const libraries = { "undici 7": await import("undici-7"), "node-fetch 3": { fetch: (await import("node-fetch")).default } };
// undici 8 says in its `engines` that it needs Node 22.19.
if (major >= 22) libraries["undici 8"] = await import("undici-8");

/** An update, signed with digest: two requests, one of them with a body. */
async function update(fetch) {
  const client = new api.IntegrationsClient({ baseUrl: atlas, auth: { kind: "digest", ...key }, fetch, retry: { limit: 0 } });
  const list = await client.update(GROUP, { type: "PAGER_DUTY", serviceKey: "0123456789abcdef0123456789abcdef" });
  return api.findIntegration(list, "PAGER_DUTY").serviceKey.slice(-4);
}

/** The error message of a call that gets no answer. */
async function refused(fetch) {
  const client = new api.IntegrationsClient({ baseUrl: "http://127.0.0.1:9", fetch, retry: { limit: 0 } });
  return client.list(GROUP).then(() => "no error", (error) => `${error.code} ${error.cause instanceof Error} ${error.message.split(": ").at(-1)}`);
}

/** How long a call takes whose signal is aborted at once. */
async function aborted(fetch) {
  const controller = new AbortController();
  const client = new api.IntegrationsClient({ baseUrl: atlas, fetch, retry: { limit: 0 } });
  const call = client.list(GROUP, undefined, { signal: controller.signal }).then(() => "no error", (error) => error.code);
  controller.abort();
  return call;
}

const told = {};
for (const [name, { fetch, ProxyAgent }] of Object.entries(libraries)) {
  told[name] = { option: await update(fetch), refused: await refused(fetch), aborted: await aborted(fetch) };
  const own = globalThis.fetch;
  globalThis.fetch = fetch;
  told[name].global = await update();
  globalThis.fetch = own;
  if (!ProxyAgent) continue;
  const dispatcher = new ProxyAgent({ uri: company, proxyTunnel: true });
  told[name].tunnel = await update((url, init) => fetch(url, { ...init, dispatcher }));
  await dispatcher.close();
}
console.log(JSON.stringify(told));
process.exit(0);
