// What must hold wherever the proxy is deployed: what browsers see is `https://admin.example`, and the server behind it does not get that origin.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { request as ask } from "node:http";
import { createServer } from "node:net";
import { after, test } from "node:test";
import { createEmulator, DATADOG, GROUP, KEY, ROOT, serve } from "../proxy/support.mjs";

export const HOST = "admin.example";
const ORIGIN = `https://${HOST}`;
const COOKIE = "session=made-up";

/** A port that is free now, for servers that cannot choose one themselves. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** An Atlas behind it, and the environment that the recipes read. */
export async function openAtlas() {
  const emulator = createEmulator({ ...KEY, groups: [GROUP] });
  const server = await serve(emulator, { port: 0 });
  after(() => server.close());
  const env = { ATLAS_PUBLIC_KEY: KEY.publicKey, ATLAS_PRIVATE_KEY: KEY.privateKey, ATLAS_BASE_URL: server.url, PUBLIC_ORIGIN: ORIGIN };
  return { emulator, env };
}

/**
 * Starts a server, and waits until it answers.
 *
 * @param {string[]} command
 * @param {{ cwd: string, env: Record<string, string>, port: number }} options
 */
export async function startServer([program, ...args], { cwd, env, port }) {
  const child = spawn(program, args, { cwd, env: { PATH: process.env.PATH, HOME: cwd, NODE_ENV: "production", ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
  let code;
  child.once("exit", (exit) => (code = exit));
  after(() => child.kill());
  for (let tries = 0; tries < 600; tries += 1) {
    if (code !== undefined) throw new Error(`${program} ${args.join(" ")} ended with ${code}: ${output}`);
    const answered = await send({ port, path: "/" }).catch(() => undefined);
    if (answered) return { output: () => output };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${program} ${args.join(" ")} does not answer: ${output}`);
}

/** One request with the headers exactly as given, `Host` too, which `fetch` would not let a caller choose. */
export function send({ port, method = "GET", path, headers = {}, body, through = ask, ...more }) {
  return new Promise((resolve, reject) => {
    const request = through({ host: "127.0.0.1", port, method, path, headers, ...more }, (response) => {
      let text = "";
      response.on("data", (part) => (text += part));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, text }));
    });
    request.on("error", reject);
    request.end(body);
  });
}

/** Each row: name, status, `errorCode`, headers instead of the usual ones. */
const REFUSED = [
  ["a foreign host", 403, "HOST_NOT_ALLOWED", { host: "evil.example" }],
  ["a host that begins with the own one", 403, "HOST_NOT_ALLOWED", { host: `${HOST}.evil.example` }],
  ["the own host with another port", 403, "HOST_NOT_ALLOWED", { host: `${HOST}:8443` }],
  ["a foreign host that says X-Forwarded-Host", 403, "HOST_NOT_ALLOWED", { host: "evil.example", "x-forwarded-host": HOST, forwarded: `host=${HOST}` }],
  ["a page of a foreign origin", 403, "ORIGIN_NOT_ALLOWED", { origin: "https://evil.example" }],
  ["a page of the own name without TLS", 403, "ORIGIN_NOT_ALLOWED", { origin: `http://${HOST}` }],
  ["a caller who is not signed in", 401, "NOT_AUTHORIZED", { cookie: "session=another" }],
];

/**
 * The tests of one deployment.
 *
 * @param {() => Promise<{ port: number, emulator: object, own?: string, through?: object }>} start  `own` is the server's address as itself has it
 */
export function testDeployed(name, start) {
  test(name, { timeout: 300_000 }, async (t) => {
    const { port, emulator, own = `localhost:${port}`, ...more } = await start();
    const call = (method, path, headers = {}, body) =>
      send({ port, method, path: `/atlas${ROOT}${path}`, headers: { host: HOST, origin: ORIGIN, cookie: COOKIE, ...headers }, body: body && JSON.stringify(body), ...more });
    const json = (body) => ({ "content-type": "application/json", "content-length": Buffer.byteLength(JSON.stringify(body)) });

    await t.test("a page of the public origin is served: all five operations", async () => {
      const list = await call("GET", "?pageNum=1&itemsPerPage=3");
      assert.equal(list.status, 200, list.text);
      assert.deepEqual(JSON.parse(list.text).results, []);
      const created = await call("POST", "/DATADOG", json(DATADOG), DATADOG);
      assert.deepEqual([created.status, JSON.parse(created.text).results[0].region], [200, "EU"], created.text);
      const changed = { ...DATADOG, region: "US" };
      assert.equal((await call("PUT", "/DATADOG", json(changed), changed)).status, 200);
      assert.equal(JSON.parse((await call("GET", "/DATADOG")).text).region, "US");
      assert.equal((await call("DELETE", "/DATADOG")).status, 204);
      assert.equal((await call("GET", "/DATADOG")).status, 404);
    });

    await t.test("the default port may be written, and a program sends no origin", async () => {
      for (const headers of [{ host: `${HOST}:443` }, { origin: `https://${HOST}`, host: HOST.toUpperCase() }]) {
        const answer = await call("GET", "", headers);
        assert.equal(answer.status, 200, answer.text);
      }
      const answer = await send({ port, path: `/atlas${ROOT}`, headers: { host: HOST, cookie: COOKIE }, ...more });
      assert.equal(answer.status, 200, answer.text);
    });

    const refused = [...REFUSED, ["a page of the server's own address", 403, "ORIGIN_NOT_ALLOWED", { origin: `http://${own}` }], ["the server's own address", 403, "HOST_NOT_ALLOWED", { host: own }]];
    for (const [what, status, errorCode, headers] of refused) {
      await t.test(`refused, and Atlas is not asked: ${what}`, async () => {
        const before = emulator.state().counts.total;
        for (const answer of [await call("GET", "", headers), await call("PUT", "/DATADOG", { ...json(DATADOG), ...headers }, DATADOG)]) {
          assert.deepEqual([answer.status, answer.headers["x-error-code"]], [status, errorCode], answer.text);
        }
        assert.equal(emulator.state().counts.total, before);
      });
    }
  });
}
