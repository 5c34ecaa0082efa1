// Authorization headers made in advance, on node:crypto: what the fastest possible client would send.

import { createHash, randomBytes } from "node:crypto";
import { KEY } from "./package.mjs";

const md5 = (text) => createHash("md5").update(text).digest("hex");

/** `count` headers for one nonce of the server's, one for each `nc`, which the server takes once each. */
export async function precompute(url, method, path, count) {
  const refused = await fetch(url + path, { method });
  await refused.text();
  const challenge = refused.headers.get("www-authenticate");
  const [, realm] = /realm="([^"]*)"/.exec(challenge);
  const [, nonce] = /nonce="([^"]*)"/.exec(challenge);
  const ha1 = md5(`${KEY.publicKey}:${realm}:${KEY.privateKey}`);
  const ha2 = md5(`${method}:${path}`);
  return Array.from({ length: count }, (_, i) => {
    const nc = (i + 1).toString(16).padStart(8, "0");
    const cnonce = randomBytes(16).toString("hex");
    const response = md5(`${ha1}:${nonce}:${nc}:${cnonce}:auth:${ha2}`);
    return `Digest username="${KEY.publicKey}", realm="${realm}", nonce="${nonce}", uri="${path}", algorithm=MD5, response="${response}", qop=auth, nc=${nc}, cnonce="${cnonce}"`;
  });
}
