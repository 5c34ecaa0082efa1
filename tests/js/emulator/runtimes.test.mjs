// The emulator and `serve` in the other runtimes: the same code has to behave the same in Deno and Bun, and the emulator in workerd,
// which needs no server, also without its Node modules.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { exchange, message } from "./raw.mjs";
import { ACCEPT, ACCOUNT, curl, KEY, pageFixture, ROOT, ROOT_V2 } from "./support.mjs";

const MODULES = fileURLToPath(new URL("../../node_modules/", import.meta.url));
const SERVER = fileURLToPath(new URL("runtime-server.mjs", import.meta.url));

/** A program of tests/package.json. */
function installed(path) {
  const program = join(MODULES, path);
  if (!existsSync(program)) throw new Error(`${path} is missing: install what tests/package.json names (\`cargo xtask setup\`)`);
  return program;
}

const RUNTIMES = {
  node: () => [process.execPath],
  deno: () => [installed(".bin/deno"), "run", "--allow-all", "--no-config", "--quiet"],
  bun: () => [installed(`@oven/bun-linux-${process.arch === "arm64" ? "aarch64" : "x64"}/bin/bun`)],
};

/** Starts a program; `line()` gives its next line, `stop()` what it exits with. */
function start(t, [program, ...args], { cwd } = {}) {
  // In a separate process group: npm's deno and workerd are launchers, and the real program would outlive them.
  const child = spawn(program, args, { cwd, stdio: ["pipe", "pipe", "pipe"], detached: true });
  t.after(() => child.exitCode === null && process.kill(-child.pid, "SIGKILL"));
  let err = "";
  child.stderr.on("data", (text) => (err += text));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exited = new Promise((resolve) => child.once("exit", resolve));
  return {
    async line() {
      const { value, done } = await lines.next();
      if (done) throw new Error(`${program} ended with ${await exited}: ${err}`);
      return value;
    },
    tell: (text) => child.stdin.write(text),
    exited,
  };
}

const update = (url) => curl("-X", "PUT", "-u", `${KEY.publicKey}:${KEY.privateKey}`, "--digest", "-H", "Content-Type: application/json", "-d",
  '{ "type": "FLOWDOCK", "flowName": "newFlowName", "apiToken": "223344", "orgName": "newOrgName" }', `${url}${ROOT}/FLOWDOCK`);

const example = async (url) => JSON.parse((await pageFixture("update.json")).replace("https://cloud.mongodb.com", url));

/** A token of the service account, and v2's list with it; gives the token's answer without it, and the list's media type. */
async function listByToken(url) {
  const asked = await curl("-u", `${ACCOUNT.clientId}:${ACCOUNT.clientSecret}`, "-d", "grant_type=client_credentials", `${url}/api/oauth/token`);
  const { access_token: token, ...rest } = JSON.parse(asked.out);
  const listed = await curl("-H", `Authorization: Bearer ${token}`, "-H", `Accept: ${ACCEPT}`, "-o", "/dev/null",
    "-w", "%{http_code} %{content_type}", url + ROOT_V2);
  return [rest, listed.out];
}

const LISTED = [{ expires_in: 3600, token_type: "Bearer" }, `200 ${ACCEPT};charset=utf-8`];

const ATTACKS = [
  ["absolute", message("http://evil.example/x")], ["dots", message("/a/../b")], ["encoded dots", message("/a/%2e%2e/b")],
  ["backslash", message("/a\\b")], ["fragment", message("/a#b")], ["asterisk", message("*", { method: "OPTIONS" })],
  ["two hosts", message("/", { headers: ["Host: evil.example"] })], ["no host", message("/", { host: null })],
  ["no host in 1.0", message("/", { host: null, version: "1.0" })], ["odd host", message("/", { host: "0x7f.1" })],
  ["both lengths", message("/", { method: "POST", headers: ["Transfer-Encoding: chunked", "Content-Length: 5"], body: "0\r\n\r\n" })],
  ["two lengths", message("/", { method: "POST", headers: ["Content-Length: 1", "Content-Length: 2"], body: "ab" })],
  ["bare CR", message("/", { headers: ["X: a\rY: b"] })],
];

for (const [name, command] of Object.entries(RUNTIMES)) {
  test(`${name}: the page's example, a token, attacks, faults, aborts, slow clients, and a clean end`, async (t) => {
    const server = start(t, [...command(), SERVER]);
    const [emulator, faulty, echo, refusing] = JSON.parse(await server.line());

    assert.deepEqual(JSON.parse((await update(emulator)).out), await example(emulator));
    assert.deepEqual(await listByToken(emulator), LISTED);
    for (const [attack, bytes] of ATTACKS) assert.equal((await exchange(echo, bytes)).status, 400, attack);
    const odd = await exchange(echo, message("//evil.example/a%2f%252e?q=%5C", { method: "POST", host: "Some.Host", headers: ["Content-Length: 2"], body: "hi" }));
    assert.match(odd.text, /"url":"http:\/\/some\.host\/\/evil\.example\/a%2f%252e\?q=%5C","host":"Some\.Host","body":"hi"/);

    assert.equal((await curl(faulty + ROOT)).code, 52, "the connection was to be dropped");
    const cut = await curl(faulty + ROOT);
    assert.deepEqual([cut.code, cut.out], [18, '{"links":[']);
    assert.equal((await curl(faulty + ROOT)).code, 0);

    // Loads what `fetch` is made of: on a busy machine that alone takes longer than the next one waits.
    assert.equal(await (await fetch(`${echo}/aborted`)).text(), "0");
    await assert.rejects(fetch(`${echo}/wait`, { signal: AbortSignal.timeout(200) }));
    const until = performance.now() + 5_000;
    let aborted = "0";
    while (aborted !== "1" && performance.now() < until) aborted = await (await fetch(`${echo}/aborted`)).text();
    assert.equal(aborted, "1", "the handler's signal was to abort");

    assert.equal((await exchange(echo, "GET / HTTP/1.1\r\nHost: a")).status, 408);
    const endless = await exchange(refusing, `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999\r\n\r\n${"x".repeat(1000)}`, { ms: 10_000 });
    assert.deepEqual([endless.status, endless.closed], [413, true]);

    // Half a request: Bun accepts a connection only once it has said something (TCP_DEFER_ACCEPT).
    const waiting = connect(Number(new URL(emulator).port), "127.0.0.1", () => waiting.write("GET / HTTP/1.1\r\nHo"));
    const gone = new Promise((resolve) => waiting.once("close", resolve));
    waiting.on("error", () => {}).resume();
    await new Promise((resolve) => setTimeout(resolve, 100));
    server.tell("close\n");
    assert.equal(await server.line(), "closed");
    await gone;
    assert.equal(await server.exited, 0);
  });
}

/** A workerd configuration for the built package: every module has to be named. */
async function workerdProject(t, algorithm, flags) {
  const folder = await mkdtemp(join(tmpdir(), "atlas-emulator-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await cp(process.env.ATLAS_PKG, join(folder, "pkg"), { recursive: true });
  const files = (await readdir(join(folder, "pkg"), { recursive: true })).filter((file) => /^(?!cjs\/).*\.js$/.test(file));
  const options = { ...KEY, serviceAccounts: [ACCOUNT], algorithm, maskSecrets: false };
  await writeFile(join(folder, "worker.js"), `import { createEmulator } from "./pkg/emulator.js";
const emulator = createEmulator(${JSON.stringify(options)});
export default { fetch: (request) => emulator(request) };
`);
  const modules = ["worker.js", ...files.map((file) => `pkg/${file}`)].map((file) => `(name = "${file}", esModule = embed "${file}")`);
  await writeFile(join(folder, "config.capnp"), `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = [${modules.join(", ")}],
  compatibilityDate = "2026-01-01",
  compatibilityFlags = ${JSON.stringify(flags)},
);
`);
  return folder;
}

for (const [algorithm, flags] of [["MD5", []], ["MD5", ["nodejs_compat"]], ["SHA-256", []]]) {
  test(`workerd, ${algorithm}, ${flags.join() || "no flags"}: the page's example, and a token`, async (t) => {
    const cwd = await workerdProject(t, algorithm, flags);
    const server = start(t, [installed(".bin/workerd"), "serve", "config.capnp", "--control-fd=1"], { cwd });
    const { port } = JSON.parse(await server.line());
    const url = `http://127.0.0.1:${port}`;
    const { code, out, err } = await update(url);
    assert.equal(code, 0, err);
    assert.deepEqual(JSON.parse(out), await example(url));
    const wrong = await curl("-u", `${KEY.publicKey}:wrong`, "--digest", "-o", "/dev/null", "-w", "%{http_code}", url + ROOT);
    assert.equal(wrong.out, "401");
    assert.deepEqual(await listByToken(url), LISTED);
  });
}

test("a platform without MD5 says what to do instead", async () => {
  const hash = await readFile(join(process.env.ATLAS_PKG, "emulator/hash.js"), "utf8");
  // As in a browser's page: no Node module to import; Web Crypto here has no MD5 either.
  const page = hash.replace(/import { builtin } from ".*";/, "const builtin = async () => { throw new TypeError('no such module'); };");
  const { hexHash } = await import(`data:text/javascript,${encodeURIComponent(page)}`);
  assert.equal(await hexHash("SHA-256", "abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  await assert.rejects(hexHash("MD5", "abc"), /give `algorithm: "SHA-256"` or `authentication: "none"`/);
});
