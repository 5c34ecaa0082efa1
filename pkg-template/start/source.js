import { NotInitializedError } from "../errors/errors.js";
import { plainError } from "../shared/read.js";

/**
 * Compiles what `init(source)` was given. If it can't, the error has the URL, the status and the likely cause.
 *
 * It does not use `WebAssembly.compileStreaming`: that insists on the MIME type `application/wasm`, which many servers do not send, and
 * the file is too small for streaming to gain anything. Any file that starts like wasm is accepted, whatever its type.
 *
 * @param {unknown} source
 * @param {import("./load.js").Artifact} artifact  the artifact whose wasm is expected
 * @returns {Promise<WebAssembly.Module>}
 */
export async function readModule(source, artifact) {
  const given = await arrived(source);
  // By tag and shape, not `instanceof`: in Jest and in frames these objects come from another realm.
  const kind = typeof given === "string" ? "URL" : Object.prototype.toString.call(given).slice(8, -1);
  if (kind === "WebAssembly.Module") return given;
  if (kind === "URL") return download(String(given), artifact);
  if (kind === "Blob" || kind === "File") return compile(await given.arrayBuffer(), {}, "the given Blob", artifact);
  if (typeof given?.arrayBuffer === "function") return readResponse(given, given.url, artifact);
  if (kind === "ArrayBuffer" || ArrayBuffer.isView(given)) return compile(given, {}, "what was given", artifact);
  throw new NotInitializedError({ message: "`init()` needs a URL, a Response, bytes, a Blob or a WebAssembly.Module" });
}

/** The source may be the promise of a `fetch()`. If that rejects, its error does not tell that it was about the wasm; this one does. */
async function arrived(source) {
  try {
    return await source;
  } catch (error) {
    throw new NotInitializedError({ message: "the promise that was passed to `init()` rejected, so there is no wasm", cause: plainError(error) });
  }
}

async function download(url, artifact) {
  let response;
  try {
    response = await fetch(url);
  } catch (cause) {
    const why = url.startsWith("file:")
      ? `\`fetch\` does not read files: pass the file's bytes to \`init()\`, or import \`${artifact.entry}/inline\``
      : "offline, refused by CORS or by the Content-Security-Policy's `connect-src`, or not an absolute URL";
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
      ? `an HTML page instead of the wasm, which is how a single-page app's server answers every unknown path: ${serveIt(artifact)}`
      : "not wasm";
    throw new NotInitializedError({ message: `${place} is ${what}`, ...from });
  }
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    throw new NotInitializedError({ message: `${explainRefusal(cause)}, from ${place}`, ...from, cause });
  }
}

/**
 * Why the platform did not compile the wasm, and what to do. The platform's own message has only the reason.
 *
 * @param {Error} error  from `WebAssembly.compile` or `new WebAssembly.Module`
 */
export function explainRefusal(error) {
  if (typeof WebAssembly === "undefined") return NO_WEBASSEMBLY;
  const message = String(error?.message);
  if (/content.?security|\bCSP\b|unsafe-eval/i.test(message)) return FORBIDDEN_BY_POLICY;
  // V8's words when its embedder forbids it, such as Vercel's Edge Runtime and workerd.
  if (/disallowed by embedder/i.test(message)) return FORBIDDEN_BY_RUNTIME;
  return `the wasm could not be compiled: ${message}`;
}

const NO_WEBASSEMBLY = "this package needs WebAssembly, which this platform does not have (iOS in Lockdown Mode, Node with `--jitless`, React Native)";

const FORBIDDEN_BY_POLICY = "the Content-Security-Policy forbids WebAssembly: add `'wasm-unsafe-eval'` to its `script-src`";

const FORBIDDEN_BY_RUNTIME =
  "this runtime does not compile wasm from bytes: pass a compiled module to `init()`; in Vercel's Edge Runtime and Cloudflare's Workers, import it from `atlas-integrations/wasm?module`";

const serveIt = ({ file, entry }) =>
  `serve the file \`${file}_bg.wasm\` there, pass its URL to \`init()\`, or import \`${entry}/inline\`, which needs no file`;

function firstCharacters(bytes) {
  const view = ArrayBuffer.isView(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes);
  return String.fromCharCode(...view.subarray(0, 64));
}
