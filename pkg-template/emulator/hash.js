import { builtin } from "../shared/builtin.js";

/**
 * The two hashes that Atlas's challenges name, from the platform: this must share no code with the digest of this package, which it
 * is there to check.
 *
 * SHA-256 is Web Crypto's everywhere. MD5 is in no standard Web Crypto: Node, Deno, Bun and workerd with `nodejs_compat` have it in
 * `node:crypto`, workerd without in `crypto.subtle`. A browser's page or service worker has neither; rather than carry an MD5 of our
 * own for a key that has no place there, the emulator says what to do instead.
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
      const message = "the emulator needs MD5 and this platform has none: give `algorithm: \"SHA-256\"` or `authentication: \"none\"`";
      throw new Error(message, { cause });
    }
  };
}

function toHex(buffer) {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
