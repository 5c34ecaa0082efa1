import { hexHash } from "./hash.js";
import { NonceBook } from "./nonces.js";
import { same } from "./same.js";

const REALM = "MMS Public API";

/** One `name=value` of an Authorization header, quoted or not, with the comma after it. */
const PARAMETER = /\s*([a-z0-9*_-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))\s*(?:,|$)/iy;

/** Checks an API key by digest (RFC 7616, qop `auth`), as Atlas does. It shares no code with the package's digest, which it tests. */
export class Digest {
  #config;
  #nonces;
  #ha1;

  constructor(config) {
    this.#config = config;
    this.#nonces = new NonceBook(config.nonceLifetimeMs);
  }

  get nonces() {
    return this.#nonces;
  }

  /** A new challenge in Atlas's form: no opaque, an empty domain, and always `stale=false`. */
  challenge() {
    const nonce = this.#nonces.issue();
    return `Digest realm="${REALM}", domain="", nonce="${nonce}", algorithm=${this.#config.algorithm}, qop="auth", stale=false`;
  }

  /**
   * @param {string} header  `Authorization`
   * @param {string} method
   * @param {string} uri  path and query as the client sent them
   * @returns {Promise<{ refused?: string, nc?: string }>} `refused` is the reason, for the log
   */
  async check(header, method, uri) {
    const given = parse(header);
    if (!given) return { refused: "malformed credentials" };
    const refused = this.#refuse(given, uri) ?? (await this.#compare(given, method));
    return { refused, nc: given.nc };
  }

  /** The checks that need no hash. */
  #refuse(given, uri) {
    // An emulator with only service accounts has no key, and an empty text is not one.
    if (!this.#config.privateKey || given.username !== this.#config.publicKey) return "wrong public key";
    if (given.realm !== REALM) return "wrong realm";
    if ((given.algorithm ?? "MD5").toUpperCase() !== this.#config.algorithm) return "wrong algorithm";
    if (given.qop?.toLowerCase() !== "auth") return "qop is not auth";
    if (!given.cnonce) return "no cnonce";
    if (!/^[0-9a-f]{8}$/i.test(given.nc ?? "") || parseInt(given.nc, 16) === 0) return "nc is not 8 hex digits from 1 up";
    if (given.uri !== uri) return "uri is not the request's";
    const age = this.#nonces.look(given.nonce ?? "");
    return age === "fresh" ? undefined : `nonce ${age}`;
  }

  async #compare(given, method) {
    const { algorithm, publicKey, privateKey } = this.#config;
    this.#ha1 ??= hexHash(algorithm, `${publicKey}:${REALM}:${privateKey}`);
    const ha2 = await hexHash(algorithm, `${method}:${given.uri}`);
    const parts = [await this.#ha1, given.nonce, given.nc, given.cnonce, given.qop, ha2];
    if (!same(await hexHash(algorithm, parts.join(":")), given.response ?? "")) return "wrong response";
    // Only now, so that a count is used up by a caller who knows the key, not by one who has only read a nonce.
    return this.#nonces.claim(given.nonce, parseInt(given.nc, 16)) ? undefined : "nc used before";
  }
}

/** The parameters of a Digest Authorization header, names in lower case; undefined if it has another scheme or is malformed. */
function parse(header) {
  const scheme = /^\s*Digest\s+/i.exec(header);
  if (!scheme) return undefined;
  const found = Object.create(null);
  PARAMETER.lastIndex = scheme[0].length;
  while (PARAMETER.lastIndex < header.length) {
    const match = PARAMETER.exec(header);
    const name = match?.[1].toLowerCase();
    if (!match || name in found) return undefined;
    found[name] = match[3] ?? match[2].replace(/\\(.)/g, "$1");
  }
  return found;
}
