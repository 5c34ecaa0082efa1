// Behind a company's proxy and with a private certificate: what docs/command-line.md says about each Node.

import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { createServer as createProxyServer } from "node:http";
import { createServer } from "node:https";
import { connect } from "node:net";
import { join } from "node:path";
import { Readable } from "node:stream";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { node } from "../package/tools.mjs";
import { GROUP, KEY, MAIN, SECRETS, assertNoSecret, createEmulator, folderOf } from "./support.mjs";

const MODULES = fileURLToPath(new URL("../../node_modules/", import.meta.url));
/** A name that nobody's resolver knows: only the proxy finds the way. */
const NAME = "atlas.company.test";

/** An Atlas behind TLS whose certificate only its own file vouches for, and an HTTP proxy on the way to it. */
async function open(t) {
  const cwd = await folderOf(t);
  const certificate = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "ca.pem", "-days", "2", "-subj", `/CN=${NAME}`, "-addext", `subjectAltName=DNS:${NAME},DNS:localhost`];
  execFileSync("openssl", certificate, { cwd, stdio: "ignore" });
  const emulator = createEmulator({ publicKey: KEY.MONGODB_ATLAS_PUBLIC_API_KEY, privateKey: SECRETS.privateKey, groups: { [GROUP]: [{ type: "DATADOG", apiKey: SECRETS.datadog, region: "EU" }] } });
  const tls = { key: await readFile(join(cwd, "key.pem")), cert: await readFile(join(cwd, "ca.pem")) };
  const server = createServer(tls, async ({ method, url, headers }, response) => {
    const answer = await emulator(new Request(`https://${headers.host}${url}`, { method, headers }));
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    Readable.from([Buffer.from(await answer.arrayBuffer())]).pipe(response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  const tunnels = [];
  const proxy = createProxyServer().listen(0, "127.0.0.1");
  proxy.on("connect", ({ url }, socket) => {
    tunnels.push(url);
    const target = connect(port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      target.pipe(socket).pipe(target);
    });
    for (const end of [socket, target]) end.on("error", () => {});
  });
  await once(proxy, "listening");
  t.after(() => {
    for (const each of [server, proxy]) {
      each.close();
      each.closeAllConnections();
    }
  });
  const env = { PATH: process.env.PATH, ...KEY };
  const list = async (version, more) => {
    const options = { cwd, env: { ...env, ...more }, timeout: 60_000 };
    const { stdout = "", stderr = "", code = 0 } = await promisify(execFile)(node(version), [MAIN, "list", GROUP, "--json"], options).catch((failed) => failed);
    assertNoSecret(stdout + stderr);
    return { code, out: JSON.parse(stdout) };
  };
  return { cwd, list, tunnels, ca: join(cwd, "ca.pem"), direct: `https://localhost:${port}`, named: `https://${NAME}:${port}`, proxy: `http://127.0.0.1:${proxy.address().port}` };
}

const isRight = ({ code, out }) => assert.deepEqual([code, out[0]?.type], [0, "DATADOG"], JSON.stringify(out));

test("a certificate of one's own: refused with what to do, and taken with NODE_EXTRA_CA_CERTS, in each Node", async (t) => {
  const { list, ca, direct } = await open(t);
  for (const version of [20, 22, 24]) {
    const refused = await list(version, { MONGODB_ATLAS_BASE_URL: direct });
    assert.deepEqual([refused.code, refused.out.error.code], [1, "network"]);
    assert.match(refused.out.error.message, /SELF_SIGNED_CERT.*NODE_EXTRA_CA_CERTS/);
    isRight(await list(version, { MONGODB_ATLAS_BASE_URL: direct, NODE_EXTRA_CA_CERTS: ca }));
  }
});

test("a proxy on the way: Node 24 takes it with NODE_USE_ENV_PROXY=1, and without it the error says so", async (t) => {
  const { list, ca, named, proxy, tunnels } = await open(t);
  const env = { MONGODB_ATLAS_BASE_URL: named, NODE_EXTRA_CA_CERTS: ca, HTTPS_PROXY: proxy };
  const lost = await list(24, env);
  assert.match(lost.out.error.message, /(ENOTFOUND|EAI_AGAIN).*NODE_USE_ENV_PROXY=1/);
  assert.equal(tunnels.length, 0);
  isRight(await list(24, { ...env, NODE_USE_ENV_PROXY: "1" }));
  isRight(await list(24, { ...env, NODE_OPTIONS: "--use-env-proxy" }));
  assert.ok(tunnels.length >= 2 && tunnels.every((url) => url.startsWith(NAME)));
});

test("any Node takes it by undici and the file of the page", async (t) => {
  const { cwd, list, ca, named, proxy, tunnels } = await open(t);
  const page = await readFile(new URL("../../../docs/command-line.md", import.meta.url), "utf8");
  const [, program] = /```javascript\n([^]*?EnvHttpProxyAgent[^]*?)```/.exec(page);
  await writeFile(join(cwd, "proxy.mjs"), program);
  await mkdir(join(cwd, "node_modules"));
  await symlink(join(MODULES, "undici-7"), join(cwd, "node_modules/undici"), "dir");
  const [, options] = /`NODE_OPTIONS="(--import [^"]+)"`/.exec(page);
  for (const version of [20, 22]) {
    const before = tunnels.length;
    isRight(await list(version, { MONGODB_ATLAS_BASE_URL: named, NODE_EXTRA_CA_CERTS: ca, HTTPS_PROXY: proxy, NODE_OPTIONS: options }));
    assert.ok(tunnels.length > before);
  }
});
