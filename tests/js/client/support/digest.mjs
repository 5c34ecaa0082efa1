// The server's side of digest on node:crypto, a third implementation beside the package's and the emulator's: with it a test decides
// which nonce is valid, for how long, and what the answer contains.

import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { KEY } from "./package.mjs";

export const REALM = "MMS Public API";
const HASHES = { MD5: "md5", "SHA-256": "sha256", "SHA-512-256": "sha512-256" };

/** The parameters of a Digest header, unquoted; undefined if it is not one. */
export function parse(header) {
  if (!/^Digest /.test(header ?? "")) return undefined;
  const pairs = header.slice(7).matchAll(/([a-z0-9*]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/gi);
  return Object.fromEntries([...pairs].map(([, name, quoted, bare]) => [name, quoted?.replace(/\\(.)/g, "$1") ?? bare]));
}

/** The digest parameters of a server's requests; requests without a digest are left out. */
export const given = (server) => server.requests.map(({ headers }) => parse(headers.authorization)).filter(Boolean);

/** No nonce was used twice with the same count, and each one's counts begin at 1 and have no holes. */
export function assertCounts(uses) {
  const byNonce = new Map();
  for (const { nonce, nc } of uses) byNonce.set(nonce, [...(byNonce.get(nonce) ?? []), parseInt(nc, 16)]);
  for (const [nonce, counts] of byNonce) {
    counts.sort((a, b) => a - b);
    assert.deepEqual(counts, counts.map((_, i) => i + 1), `the counts of ${nonce}`);
  }
}

export class DigestGuard {
  /** Every issued nonce, and each use of it: `{ nonce, nc }` in the order in which they came. */
  nonces = [];
  uses = [];

  /**
   * @param {object} [options]
   * @param {"MD5" | "SHA-256" | "SHA-512-256"} [options.algorithm]
   * @param {boolean} [options.stale]  whether a nonce that is refused is called stale, which Atlas never does
   * @param {(use: { nonce: string, nc: number, guard: DigestGuard }) => boolean} [options.fresh]  whether a nonce is (still) good
   */
  constructor({ algorithm = "MD5", stale = false, fresh = () => true } = {}) {
    Object.assign(this, { algorithm, stale, fresh });
  }

  issue() {
    const nonce = randomBytes(24).toString("base64");
    this.nonces.push(nonce);
    return nonce;
  }

  challenge(stale = false) {
    return `Digest realm="${REALM}", domain="", nonce="${this.issue()}", algorithm=${this.algorithm}, qop="auth", stale=${stale}`;
  }

  hash(text) {
    return createHash(HASHES[this.algorithm]).update(text).digest("hex");
  }

  /**
   * What is wrong with a request's credentials, or undefined.
   *
   * @param {{ method: string, url: string, headers: Record<string, string> }} request
   */
  refuse({ method, url, headers }) {
    const given = parse(headers.authorization);
    if (!given) return "no credentials";
    const ha1 = this.hash(`${KEY.publicKey}:${REALM}:${KEY.privateKey}`);
    const ha2 = this.hash(`${method}:${given.uri}`);
    const response = this.hash([ha1, given.nonce, given.nc, given.cnonce, given.qop, ha2].join(":"));
    if (given.username !== KEY.publicKey || given.realm !== REALM || given.response !== response) return "wrong response";
    if (given.uri !== url) return "another uri";
    if (!/^[0-9a-f]{8}$/.test(given.nc)) return "nc is not 8 hex digits";
    if (!this.nonces.includes(given.nonce)) return "unknown nonce";
    const use = { nonce: given.nonce, nc: parseInt(given.nc, 16) };
    if (this.uses.some(({ nonce, nc }) => nonce === use.nonce && nc === use.nc)) return "nc used before";
    this.uses.push(use);
    return this.fresh({ ...use, guard: this }) ? undefined : "stale";
  }
}
