import { hexHash } from "./hash.js";
import { NonceBook } from "./nonces.js";

const REALM = "MMS Public API";

/** One `name=value` of an Authorization header, value quoted or not, with the comma after it. */
const PARAMETER = /\s*([a-z0-9*_-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))\s*(?:,|$)/iy;

/**
 * Who may call: digest (RFC 7616, qop `auth`) as Atlas asks for it, or a bearer token, or nobody is asked.
 *
 * Atlas answers each refusal alike, a missing key, a wrong one and an old nonce; `check` says the reason to the log only.
 */
export class Guard {
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

  /** A new challenge, printed as Atlas prints it: no opaque, an empty domain, `stale` false whatever the reason. */
  challenge() {
    const nonce = this.#nonces.issue();
    return `Digest realm="${REALM}", domain="", nonce="${nonce}", algorithm=${this.#config.algorithm}, qop="auth", stale=false`;
  }

  /**
   * @param {Request} request
   * @param {string} uri  path and query as the client sent them
   * @returns {Promise<{ refused?: string, nc?: string }>} `refused` says why, in the log's words
   */
  async check(request, uri) {
    if (this.#config.authentication === "none") return {};
    const header = request.headers.get("authorization");
    if (header === null) return { refused: "no credentials" };
    const bearer = /^Bearer +(\S+)$/i.exec(header);
    if (bearer) return this.#config.bearerTokens.some((token) => same(token, bearer[1])) ? {} : { refused: "wrong token" };
    const given = parseDigest(header);
    if (!given) return { refused: "malformed credentials" };
    const refused = this.#refuse(given, uri) ?? (await this.#compare(given, request.method));
    return { refused, nc: given.nc };
  }

  /** What can be said without hashing. */
  #refuse(given, uri) {
    if (given.username !== this.#config.publicKey) return "wrong public key";
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
    // Only now: a count is used up by whoever knows the key, not by whoever has read a nonce.
    return this.#nonces.claim(given.nonce, parseInt(given.nc, 16)) ? undefined : "nc used before";
  }
}

/** The parameters of a Digest Authorization header, names in lower case; undefined where it is another scheme or is malformed. */
function parseDigest(header) {
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

/** Equal texts, in a time that depends on their lengths alone. */
function same(expected, given) {
  let difference = expected.length ^ given.length;
  for (let i = 0; i < expected.length; i += 1) difference |= expected.charCodeAt(i) ^ given.charCodeAt(i);
  return difference === 0;
}
