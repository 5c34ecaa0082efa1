// The static server of the admin page: the page, the built package under /pkg, and the proxy under its base path, on one origin. The
// demo and the tests serve the page with it, so that what is tested is what is shown.

import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { pathToFileURL } from "node:url";

const WWW = new URL("./", import.meta.url);
const PKG = process.env.ATLAS_PKG ? pathToFileURL(`${process.env.ATLAS_PKG}/`) : new URL("../pkg/", WWW);

/** What the page may do: nothing but load its own files, compile its wasm and ask its own origin. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // No text becomes markup or code, whatever a service's name or an error message holds.
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

const HEADERS = {
  "content-security-policy": CONTENT_SECURITY_POLICY,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
  // Files change while one develops, and none is worth a stale copy.
  "cache-control": "no-cache",
};

/** Only these are served, so that a stray file in the folders stays private. */
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Where a path is looked for; the first prefix that fits. */
const FOLDERS = [
  ["/app/", new URL("app/", WWW)],
  ["/pkg/", PKG],
];

/**
 * Serves the page, and the given proxy under `basePath`, on this machine only.
 *
 * @param {{ handler: (request: Request) => Response | Promise<Response>, port?: number, basePath?: string }} options
 *   `handler` gets every request under `basePath`, with that still in its path: `createProxy({ basePath, … })`
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function servePage({ handler, port = 0, basePath = "/atlas" }) {
  const { serve } = await import(new URL("emulator.js", PKG));
  const answer = (request) => {
    const { pathname } = new URL(request.url);
    return pathname.startsWith(`${basePath}/`) ? handler(request) : file(request.method, pathname, basePath);
  };
  return serve(answer, { port });
}

async function file(method, pathname, basePath) {
  if (method !== "GET" && method !== "HEAD") return plain(405, "Only GET and HEAD here.", { allow: "GET, HEAD" });
  if (pathname === "/") return page(basePath);
  const found = locate(pathname);
  const bytes = found && (await read(found));
  if (!bytes) return plain(404, "No such file.");
  return new Response(bytes, { headers: { ...HEADERS, "content-type": TYPES[extname(pathname)] } });
}

/** The page says where its proxy is in a `<meta>`; that is the one thing that can differ. */
async function page(basePath) {
  const html = await readFile(new URL("index.html", WWW), "utf8");
  const told = html.replace('name="atlas-proxy" content="/atlas"', () => `name="atlas-proxy" content="${basePath}"`);
  return new Response(told, { headers: { ...HEADERS, "content-type": TYPES[".html"] } });
}

function locate(pathname) {
  if (!(extname(pathname) in TYPES)) return undefined;
  const row = FOLDERS.find(([prefix]) => pathname.startsWith(prefix));
  if (!row) return undefined;
  const [prefix, folder] = row;
  const url = new URL(`./${pathname.slice(prefix.length)}`, folder);
  // A URL has resolved `..` already, encoded or not; this holds whatever the caller's parser did.
  return url.href.startsWith(folder.href) && !/%(?:2f|5c|00)/i.test(url.href) ? url : undefined;
}

async function read(url) {
  try {
    return await readFile(url);
  } catch (error) {
    if (["ENOENT", "EISDIR", "ENOTDIR"].includes(error.code)) return undefined;
    throw error;
  }
}

function plain(status, text, headers) {
  return new Response(`${text}\n`, { status, headers: { ...HEADERS, "content-type": "text/plain; charset=utf-8", ...headers } });
}
