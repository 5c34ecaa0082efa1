import { NotInitializedError } from "../errors/errors.js";
import { plainError } from "../shared/read.js";

/**
 * Turns what `init(source)` was given into a compiled module, or says why not: where from, which status, and the likely cause.
 *
 * Not by `WebAssembly.compileStreaming`: it insists on the MIME type `application/wasm`, which many servers do not send, and the
 * file is too small for streaming to gain anything. So the bytes decide: a file that starts like wasm is taken, whatever its type.
 *
 * @param {unknown} source
 * @param {import("./load.js").Artifact} artifact  whose wasm it should be
 * @returns {Promise<WebAssembly.Module>}
 */
export async function readModule(source, artifact) {
  const given = await arrived(source);
  // By tag and shape, not `instanceof`: in Jest and in frames these come from another realm.
  const kind = typeof given === "string" ? "URL" : Object.prototype.toString.call(given).slice(8, -1);
  if (kind === "WebAssembly.Module") return given;
  if (kind === "URL") return download(String(given), artifact);
  if (kind === "Blob" || kind === "File") return compile(await given.arrayBuffer(), {}, "the given Blob", artifact);
  if (typeof given?.arrayBuffer === "function") return readResponse(given, given.url, artifact);
  if (kind === "ArrayBuffer" || ArrayBuffer.isView(given)) return compile(given, {}, "what was given", artifact);
  throw new NotInitializedError({ message: "`init()` takes a URL, a Response, bytes, a Blob or a WebAssembly.Module" });
}

/** A `fetch()` that was given may fail: what it rejects with says little, and not that it was about the wasm. */
async function arrived(source) {
  try {
    return await source;
  } catch (error) {
    throw new NotInitializedError({ message: "the promise that was given to `init()` brought no wasm: it rejected", cause: plainError(error) });
  }
}

async function download(url, artifact) {
  let response;
  try {
    response = await fetch(url);
  } catch (cause) {
    const why = url.startsWith("file:")
      ? `\`fetch\` reads no files: give \`init()\` the file's bytes, or import \`${artifact.entry}/inline\``
      : "offline, or refused by CORS, by the `connect-src` of the Content-Security-Policy, or as no absolute URL";
    throw new NotInitializedError({ message: `no answer for the wasm from ${url}: ${why}`, url, cause });
  }
  return readResponse(response, response.url || url, artifact);
}

async function readResponse(response, url, artifact) {
  const { status } = response;
  const place = `${url || "the given Response"} (status ${status}, type ${response.headers.get("content-type")})`;
  if (!response.ok) throw new NotInitializedError({ message: `no wasm at ${place}: ${serveIt(artifact)}`, url, status });
  let bytes;
  try {
    bytes = await response.arrayBuffer();
  } catch (cause) {
    throw new NotInitializedError({ message: `the wasm from ${place} could not be read to its end`, url, status, cause });
  }
  return compile(bytes, { url, status }, place, artifact);
}

async function compile(bytes, from, place, artifact) {
  const start = firstCharacters(bytes);
  if (!start.startsWith("\0asm")) {
    const what = /^\s*</.test(start)
      ? `an HTML page in place of the wasm, as a single-page app's server answers every unknown path: ${serveIt(artifact)}`
      : "no wasm";
    throw new NotInitializedError({ message: `${place} is ${what}`, ...from });
  }
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    throw new NotInitializedError({ message: `${explainRefusal(cause)}, from ${place}`, ...from, cause });
  }
}

/**
 * Why the platform did not compile the wasm. Platforms name what forbids it, and not the way out.
 *
 * @param {Error} error  from `WebAssembly.compile` or `new WebAssembly.Module`
 */
export function explainRefusal(error) {
  if (typeof WebAssembly === "undefined") return NO_WEBASSEMBLY;
  const message = String(error?.message);
  if (/content.?security|\bCSP\b|unsafe-eval/i.test(message)) return FORBIDDEN_BY_POLICY;
  // V8's words in Vercel's Edge Runtime, workerd and whatever else embeds it.
  if (/disallowed by embedder/i.test(message)) return FORBIDDEN_BY_RUNTIME;
  return `the wasm could not be compiled: ${message}`;
}

const NO_WEBASSEMBLY = "this platform has no WebAssembly (iOS in Lockdown Mode, Node with `--jitless`, React Native): this package needs it";

const FORBIDDEN_BY_POLICY = "the Content-Security-Policy forbids WebAssembly: add `'wasm-unsafe-eval'` to its `script-src`";

const FORBIDDEN_BY_RUNTIME =
  "this runtime compiles no wasm from bytes: give `init()` a compiled module, which is what `atlas-integrations/wasm?module` gives in Vercel's Edge Runtime and Cloudflare's Workers";

const serveIt = ({ file, entry }) =>
  `serve the file \`${file}_bg.wasm\` there, or give \`init()\` its URL, or import \`${entry}/inline\`, which needs no file`;

function firstCharacters(bytes) {
  const view = ArrayBuffer.isView(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes);
  return String.fromCharCode(...view.subarray(0, 64));
}
