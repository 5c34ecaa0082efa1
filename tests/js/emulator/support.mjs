// What the emulator's tests share. The digest client here is a third implementation, next to the package's and the emulator's, on
// node:crypto: with it a test can send wrong requests.

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
/** The same of v2. */
export const V2 = await load("catalogue-v2.data.js");

export const GROUP = "5d791c84ff7a2522cc4f9aa1";
/** The path of the project's integrations in a version of the API. */
export const rootOf = (version) => `/api/atlas/${version}/groups/${GROUP}/integrations`;
export const ROOT = rootOf("v1.0");
export const ROOT_V2 = rootOf("v2");
/** The media type of v2: asked for, and of its answers. */
export const ACCEPT = "application/vnd.atlas.2023-01-01+json";
export const ACCOUNT = { clientId: "mdb_sa_id_0123456789abcdef01234567", clientSecret: "mdb_sa_sk_made-up_0123456789" };
export const KEY = { publicKey: "abcdefgh", privateKey: "12345678-made-up" };
export const HEX32 = "0123456789abcdef0123456789abcdef";

/** A view of a service with every field that its table row has, so that a new service is tested without a change here. */
export function fullView(type, descriptions = DESCRIPTIONS) {
  const value = ({ kind, options }) =>
    ({ enum: options?.at(-1).value, url: "https://hooks.example.com/services/made-up-1234", boolean: true })[kind] ?? HEX32;
  return { type, ...Object.fromEntries(descriptions[type].fields.map((field) => [field.name, value(field)])) };
}

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

/** The same for v2. */
export function openV2(options) {
  const { emulator } = openEmulator(options);
  return { emulator, call: (method, path = "", body, headers = {}) => askV2(emulator, method, ROOT_V2 + path, body, headers) };
}

/** One request of v2, by its whole path. */
export function askV2(emulator, method, path, body, headers = {}) {
  const all = { accept: ACCEPT, ...(body === undefined ? {} : { "content-type": ACCEPT }), ...headers };
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
  const url = new URL(path, "http://atlas.test");
  return emulator(new Request(url, { method, headers: given, body: body === undefined ? undefined : JSON.stringify(body) }));
}

/** A request for a token, or to revoke one, with the mistakes in `change`. */
export function askToken(emulator, endpoint, form, { account = ACCOUNT, headers = {}, method = "POST", body } = {}) {
  const basic = `Basic ${btoa(`${account.clientId}:${account.clientSecret}`)}`;
  const all = { authorization: basic, "content-type": "application/x-www-form-urlencoded", ...headers };
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
  const url = `http://atlas.test/api/oauth/${endpoint}`;
  return emulator(new Request(url, { method, headers: given, body: method === "GET" ? undefined : (body ?? new URLSearchParams(form).toString()) }));
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

/** Runs curl and returns what it printed. */
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
