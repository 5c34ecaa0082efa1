// What is different in a browser: keys are refused, a relative proxy works, and credentials have a default. A browser is what looks
// like one: the globals of each kind of runtime are put on for the moment of construction.

import assert from "node:assert/strict";
import { test } from "node:test";
import { api, GROUP, KEY, LIST, PATH } from "./support/package.mjs";

const { IntegrationsClient, ValidationError } = api;

const NODE = globalThis.process;
const page = { location: { href: "https://app.example/admin/page.html?x#y" } };

/** Globals by runtime; `process: undefined` takes Node's away. */
const RUNTIMES = {
  "a browser's window": { browser: true, globals: { process: undefined, window: globalThis, ...page } },
  "a browser's worker": { browser: true, globals: { process: undefined, WorkerGlobalScope: class {}, ...page } },
  "a browser's window with a bundler's process": { browser: true, globals: { process: { env: {} }, window: globalThis, ...page } },
  "jsdom in Node": { browser: false, globals: { process: NODE, window: globalThis, ...page } },
  workerd: { browser: false, globals: { process: undefined, WorkerGlobalScope: class {}, navigator: { userAgent: "Cloudflare-Workers" } } },
  Deno: { browser: false, globals: { process: undefined, window: globalThis, Deno: {} } },
  Bun: { browser: false, globals: { process: { versions: { node: "24.0.0", bun: "1.4.5" } } } },
};

/** Does something synchronous with other globals. */
function within(globals, action) {
  const saved = Object.keys(globals).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]);
  try {
    for (const [name, value] of Object.entries(globals)) {
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    }
    return action();
  } finally {
    for (const [name, descriptor] of saved) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else delete globalThis[name];
    }
  }
}

const AUTHS = {
  "a private key": { kind: "digest", ...KEY },
  "a token": { kind: "bearer", token: "made-up" },
  "a service account": { kind: "serviceAccount", clientId: "mdb_sa_id_made-up", clientSecret: "mdb_sa_sk_made-up" },
  "a secret's function": { kind: "serviceAccount", clientId: "mdb_sa_id_made-up", clientSecret: () => "mdb_sa_sk_made-up" },
  "a token's function": { kind: "bearer", token: () => "made-up" },
};

for (const [runtime, { browser, globals }] of Object.entries(RUNTIMES)) {
  for (const [name, auth] of Object.entries(AUTHS)) {
    test(`${runtime}: ${name} is ${browser ? "refused unless dangerouslyAllowBrowser" : "fine"}`, () => {
      const make = (more) => within(globals, () => new IntegrationsClient({ auth, ...more }));
      if (browser) {
        for (const more of [{}, { dangerouslyAllowBrowser: false }]) {
          assert.throws(() => make(more), (error) => {
            assert.ok(error instanceof ValidationError);
            assert.deepEqual(error.issues.map(({ path }) => path), [["auth"]]);
            assert.match(error.message, /proxy/);
            assert.match(error.message, /dangerouslyAllowBrowser/);
            assert.doesNotMatch(error.message, /made-up/);
            return true;
          });
        }
      } else {
        make({});
      }
      make({ dangerouslyAllowBrowser: true });
    });
  }

  test(`${runtime}: a client without a key is fine`, () => {
    within(globals, () => new IntegrationsClient());
    within(globals, () => new IntegrationsClient({ auth: { kind: "none" } }));
  });
}

/** What a client made with these globals gives to `fetch`. */
async function sentBy(runtime, options) {
  let sent;
  const fetch = async (url, init) => {
    sent = { url, ...init };
    return Response.json(LIST);
  };
  await within(RUNTIMES[runtime].globals, () => new IntegrationsClient({ fetch, ...options })).list(GROUP);
  return sent;
}

for (const runtime of ["a browser's window", "a browser's worker"]) {
  for (const [options, expected] of [
    [{}, "same-origin"],
    [{ auth: { kind: "none" } }, "same-origin"],
    [{ auth: { kind: "digest", ...KEY }, dangerouslyAllowBrowser: true }, "omit"],
    [{ auth: { kind: "bearer", token: "made-up" }, dangerouslyAllowBrowser: true }, "omit"],
    [{ credentials: "include" }, "include"],
    [{ auth: { kind: "bearer", token: "made-up" }, dangerouslyAllowBrowser: true, credentials: "same-origin" }, "same-origin"],
  ]) {
    const { kind = "nothing" } = options.auth ?? {};
    test(`${runtime}: credentials with auth ${kind} and credentials ${options.credentials ?? "not given"}: ${expected}`, async () => {
      assert.equal((await sentBy(runtime, options)).credentials, expected);
    });
  }

  for (const [proxy, url] of [
    ["/atlas", "https://app.example/atlas"],
    ["/atlas/", "https://app.example/atlas"],
    ["/", "https://app.example"],
    ["https://proxy.example/atlas", "https://proxy.example/atlas"],
  ]) {
    test(`${runtime}: proxy ${proxy} is ${url}`, async () => {
      assert.equal((await sentBy(runtime, { proxy })).url, `${url}${PATH}`);
    });
  }

  for (const proxy of ["atlas", "./atlas", "?x", "", "//proxy.example/atlas", "/\\proxy.example"]) {
    test(`${runtime}: proxy ${JSON.stringify(proxy)} is refused`, () => {
      const make = () => within(RUNTIMES[runtime].globals, () => new IntegrationsClient({ proxy }));
      assert.throws(make, (error) => error instanceof ValidationError && error.issues[0].path[0] === "proxy");
    });
  }
}

test("outside a browser `credentials` is not mentioned, since workerd throws where it is", async () => {
  for (const runtime of ["workerd", "Deno", "Bun", "jsdom in Node"]) {
    assert.equal("credentials" in (await sentBy(runtime, { credentials: "include" })), false, runtime);
  }
});
