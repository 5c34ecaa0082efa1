// Web pages for the browsers: a folder's files, and Atlas under the same origin.

import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { after } from "node:test";
import { createAtlas, serve } from "./emulator.mjs";
import { SCENARIO } from "./scenario.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css",
  ".wasm": "application/wasm",
};

/**
 * Serves a folder until the file's tests have run.
 *
 * @param {string} folder
 * @param {{ headers?: Record<string, string>, answer?: (path: string) => Response | undefined }} [options]
 *   headers of every page; `answer` goes before the files
 * @returns {Promise<string>} the origin
 */
export async function serveSite(folder, { headers = {}, answer = () => undefined } = {}) {
  const atlas = createAtlas();
  const handler = async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/api/")) return atlas(request);
    return answer(pathname) ?? (await file(join(folder, pathname.endsWith("/") ? `${pathname}index.html` : pathname), headers));
  };
  const server = await serve(handler, { port: 0 });
  after(() => server.close());
  return server.url;
}

async function file(path, headers) {
  try {
    return new Response(await readFile(path), { headers: { "content-type": TYPES[extname(path)] ?? "application/octet-stream", ...headers } });
  } catch {
    return new Response("no such file", { status: 404, headers: { "content-type": "text/plain" } });
  }
}

/**
 * A page's script: leaves the scenario's result, or what went wrong, in `globalThis.result`. `imports` has to define `api`, `atlas` is an
 * expression.
 */
export const pageScript = (imports, atlas = "location.origin") => `${imports}\n${SCENARIO}
scenario(api, ${atlas}).then(
  (result) => { globalThis.result = result; },
  (error) => { globalThis.result = { error: String(error && error.stack || error) }; },
);
`;

/** A page around a module script. */
export const pageWith = (script) => `<!doctype html>
<meta charset="utf-8">
<title>atlas-integrations</title>
<link rel="icon" href="data:,">
<script type="module" src="${script}"></script>
`;
