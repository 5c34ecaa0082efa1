// `init(source)` of /slim: every kind of source, and every way in which a server can fail to give the wasm.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { createProject } from "./project.mjs";

const IMPORTS = `
import { readFile } from "node:fs/promises";
import * as api from "atlas-integrations/slim";
const url = process.argv[2];
const bytes = await readFile("node_modules/atlas-integrations/atlas_integrations_bg.wasm");
const failure = (source) => api.init(source).then(() => "no failure", (error) => ({ ...error.toJSON(), ready: api.isInitialized() }));
const print = (result) => console.log(JSON.stringify(result));
`;

/** A server on which everything goes wrong. */
async function createWasmServer() {
  const server = createServer((request, response) => {
    const answers = {
      "/html": [200, "text/html", "\n<!doctype html><title>app</title>"],
      "/text": [200, "application/wasm", "not wasm"],
      "/other": [200, "application/wasm", Buffer.from("\0asm\x01\0\0\0", "latin1")],
      "/broken": [200, "application/wasm", Buffer.from("\0asm\x01\0\0\0nonsense", "latin1")],
    };
    const [status, type, body] = answers[request.url] ?? [404, "text/plain", "no such file"];
    response.writeHead(status, { "content-type": type }).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  after(() => server.close());
  return `http://127.0.0.1:${server.address().port}`;
}

const url = await createWasmServer();
const project = await createProject();

async function runProgram(body) {
  await project.write({ "program.mjs": IMPORTS + body });
  return project.node("program.mjs", url);
}

for (const [kind, source] of Object.entries({
  "a URL": "new URL(`data:application/octet-stream;base64,${bytes.toString('base64')}`)",
  "a URL's text": "`data:application/octet-stream;base64,${bytes.toString('base64')}`",
  bytes: "bytes",
  "an ArrayBuffer": "bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)",
  "a Blob": "new Blob([bytes])",
  "a module": "new WebAssembly.Module(bytes)",
  "a promise of a module": "WebAssembly.compile(bytes)",
  "a Response of the right type": 'new Response(bytes, { headers: { "content-type": "application/wasm" } })',
  "a Response of a wrong type": 'new Response(bytes, { headers: { "content-type": "text/plain" } })',
})) {
  test(`init takes ${kind}`, async () => {
    const result = await runProgram(`await api.init(${source}); print({ ready: api.isInitialized(), valid: api.validate({}).valid });`);
    assert.deepEqual(result, { ready: true, valid: false });
  });
}

test("init is one promise for parallel calls, and a second source is ignored", async () => {
  const result = await runProgram(`
    const first = api.init(bytes), second = api.init("http://never.invalid/");
    await second;
    print({ same: first === second, later: api.init() === first, ready: api.isInitialized() });`);
  assert.deepEqual(result, { same: true, later: true, ready: true });
});

test("a promise is asked once, and of its error only name and message are kept", async () => {
  const result = await runProgram(`
    let asked = 0;
    const lazy = { then: (_, reject) => { asked += 1; reject(Object.assign(new TypeError("no network"), { config: { token: "made-up" } })); } };
    print({ failed: await failure(lazy).catch(String), cause: await api.init(lazy).catch(({ cause }) => cause), asked });`);
  assert.deepEqual([result.asked, result.cause], [2, { name: "TypeError", message: "no network" }]);
});

test("a second source may fail as it likes", async () => {
  const result = await runProgram(`
    await api.init(bytes);
    await api.init(Promise.reject(new Error("nobody looks at it")));
    await new Promise(setImmediate);
    print({ ready: api.isInitialized() });`);
  assert.deepEqual(result, { ready: true });
});

test("a failed load can be tried again", async () => {
  const result = await runProgram(`
    const parallel = await Promise.allSettled([api.init(url + "/missing"), api.init(url + "/missing")]);
    await api.init(bytes);
    print({ failed: parallel.map(({ status }) => status), ready: api.isInitialized() });`);
  assert.deepEqual(result, { failed: ["rejected", "rejected"], ready: true });
});

for (const [path, status, cause] of [
  ["/missing", 404, /status 404.*serve the file `atlas_integrations_bg\.wasm`/],
  ["/html", 200, /status 200, type text\/html.*an HTML page instead of the wasm.*single-page app/],
  ["/text", 200, /status 200, type application\/wasm\) is not wasm/],
  ["/broken", 200, /could not be compiled/],
]) {
  test(`a load of ${path} says URL, status and the likely cause`, async () => {
    const result = await runProgram(`print(await failure(url + ${JSON.stringify(path)}));`);
    const { message, ...rest } = result;
    assert.deepEqual(rest, { name: "NotInitializedError", code: "not_initialized", url: url + path, status, ready: false });
    assert.ok(message.includes(url + path), message);
    assert.match(message, cause);
  });
}

test("wasm that is not this release's says so, and the right one is taken after it", async () => {
  const result = await runProgram(`
    const failed = await failure(url + "/other");
    await api.init(bytes);
    print({ failed, ready: api.isInitialized() });`);
  const { message, ...rest } = result.failed;
  assert.deepEqual(rest, { name: "NotInitializedError", code: "not_initialized", url: `${url}/other`, ready: false });
  assert.match(message, /from another release/);
  assert.equal(result.ready, true);
});

for (const [what, source, cause] of [
  ["no source", "undefined", /`init\(\)` does not know where the wasm is: pass it a URL/],
  ["a number", "5", /`init\(\)` needs a URL, a Response, bytes, a Blob or a WebAssembly\.Module/],
  ["a server that is not there", '"http://127.0.0.1:9/x.wasm"', /no answer for the wasm from http:\/\/127\.0\.0\.1:9\/x\.wasm/],
  ["a fetch that failed", 'fetch("http://127.0.0.1:9/x.wasm")', /the promise that was passed to `init\(\)` rejected/],
  ["a file: URL", '"file:///x.wasm"', /pass the file's bytes/],
]) {
  test(`init with ${what} says what to do`, async () => {
    const result = await runProgram(`print(await failure(${source}));`);
    assert.equal(result.code, "not_initialized");
    assert.match(result.message, cause);
  });
}
