import { builtin } from "../shared/builtin.js";

/**
 * The two hashes of Atlas's challenges. They come from the platform, since the emulator must share no code with the package's digest, which
 * it is used to test.
 *
 * SHA-256 is in Web Crypto on every platform. MD5 is not in the standard: Node, Deno, Bun and workerd with `nodejs_compat` have it in
 * `node:crypto`, workerd without that flag in `crypto.subtle`. A page or service worker has neither. It should have no key anyway, so there
 * is no MD5 of our own for it; the error tells what to do instead.
 *
 * @param {"MD5" | "SHA-256"} algorithm
 * @param {string} text
 * @returns {Promise<string>} lower-case hex
 */
export async function hexHash(algorithm, text) {
  const bytes = new TextEncoder().encode(text);
  if (algorithm === "SHA-256") return toHex(await crypto.subtle.digest("SHA-256", bytes));
  md5 ??= findMd5();
  return (await md5)(bytes);
}

/** @type {Promise<(bytes: Uint8Array) => string | Promise<string>> | undefined} */
let md5;

async function findMd5() {
  const node = await builtin("node:crypto").catch(() => undefined);
  if (node) return (bytes) => node.createHash("md5").update(bytes).digest("hex");
  return async (bytes) => {
    try {
      return toHex(await crypto.subtle.digest("MD5", bytes));
    } catch (cause) {
      const message = "the emulator needs MD5, which this platform does not have: give `algorithm: \"SHA-256\"` or `authentication: \"none\"`";
      throw new Error(message, { cause });
    }
  };
}

function toHex(buffer) {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
