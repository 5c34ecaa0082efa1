// What the emulator's tests share. The digest client here is a third implementation, next to the package's and the emulator's, on
// node:crypto: with it a test can send what no honest client would.

import { createHash } from "node:crypto";
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

if (!process.env.ATLAS_PKG) throw new Error("set ATLAS_PKG to the folder that `cargo xtask build` makes (pkg/)");

/** A module of the built package. */
export const load = (file) => import(pathToFileURL(join(process.env.ATLAS_PKG, file)).href);

export const { createEmulator, serve } = await load("emulator.js");
export const { ValidationError } = await load("errors/errors.js");
export const { INTEGRATION_TYPES, DESCRIPTIONS } = await load("catalogue.data.js");

export const GROUP = "5d791c84ff7a2522cc4f9aa1";
export const ROOT = `/api/atlas/v1.0/groups/${GROUP}/integrations`;
export const KEY = { publicKey: "abcdefgh", privateKey: "12345678-made-up" };
export const HEX32 = "0123456789abcdef0123456789abcdef";

/** A file of tests/fixtures/page. */
export const pageFixture = (name) => readFile(fileURLToPath(new URL(`../../fixtures/page/${name}`, import.meta.url)), "utf8");

/** An emulator that asks for no key, and a way to talk to it without a network. */
export function openEmulator(options) {
  const emulator = createEmulator({ authentication: "none", groups: [GROUP], ...options });
  const call = (method, path = "", body, headers = {}) => emulator(
    new Request(`http://atlas.test${ROOT}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      body: body === undefined || typeof body === "string" ? body : JSON.stringify(body),
    }),
  );
  return { emulator, call };
}

/** The parameters of a challenge. */
export function parseChallenge(header) {
  return Object.fromEntries([...header.matchAll(/(\w+)=(?:"([^"]*)"|([^,\s]+))/g)].map(([, name, quoted, bare]) => [name, quoted ?? bare]));
}

/** An Authorization header; `lie` replaces parameters after the response was computed, `use` before. */
export function authorization(challenge, { method = "GET", uri, nc = 1, use = {}, lie = {}, key = KEY }) {
  const { realm, nonce, algorithm } = parseChallenge(challenge);
  const given = { username: key.publicKey, realm, nonce, uri, algorithm, qop: "auth", nc: nc.toString(16).padStart(8, "0"), cnonce: "c0ffee", ...use };
  const hash = (text) => createHash(given.algorithm === "SHA-256" ? "sha256" : "md5").update(text).digest("hex");
  const ha1 = hash(`${given.username}:${given.realm}:${key.privateKey}`);
  const ha2 = hash(`${method}:${given.uri}`);
  given.response = hash([ha1, given.nonce, given.nc, given.cnonce, given.qop, ha2].join(":"));
  const bare = new Set(["algorithm", "qop", "nc"]);
  const shown = Object.entries({ ...given, ...lie }).filter(([, value]) => value !== undefined);
  return `Digest ${shown.map(([name, value]) => (bare.has(name) ? `${name}=${value}` : `${name}="${value}"`)).join(", ")}`;
}

/** Runs curl and gives what it printed. */
export function curl(...args) {
  return run(process.env.CURL ?? "curl", ["--silent", "--show-error", "--max-time", "20", ...args]);
}

/** Runs a command of a documentation page as a shell would. */
export const shell = (command) => run("sh", ["-c", command]);

export function run(program, args, { timeoutMs = 30_000, cwd } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], timeout: timeoutMs, cwd });
    let out = "";
    let err = "";
    child.stdout.on("data", (text) => (out += text));
    child.stderr.on("data", (text) => (err += text));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, out, err }));
  });
}

/** Serves a handler for one test. */
export async function serving(t, handler, options) {
  const server = await serve(handler, { port: 0, ...options });
  t.after(() => server.close());
  return server;
}
