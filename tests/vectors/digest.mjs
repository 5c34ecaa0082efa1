// Computes the expected answers of HTTP Digest with node:crypto, independently of the package: nothing here parses a challenge; each
// vector states beside it what a reader of the RFCs takes from it (`means`).
//
//   node tests/vectors/digest.mjs > tests/vectors/digest.json
import assert from "node:assert";
import { createHash } from "node:crypto";
import { requests } from "./digest-requests.mjs";
import { sessions } from "./digest-sessions.mjs";

const HASHES = { MD5: "md5", "SHA-256": "sha256", "SHA-512-256": "sha512-256" };

const latin1 = (text) => Buffer.from(text, "latin1");
const utf8 = (text) => Buffer.from(text, "utf8");

/** H of the parts joined by colons; strings are ASCII. */
function h(hash, ...parts) {
  const hasher = createHash(HASHES[hash]);
  parts.forEach((part, index) => {
    if (index > 0) hasher.update(":");
    hasher.update(part);
  });
  return hasher.digest("hex");
}

const quoted = (value) => `"${value.replace(/["\\]/g, (character) => `\\${character}`)}"`;

/** ext-value of RFC 8187; encodeURIComponent leaves four characters that are no attr-char and escapes some that are. */
const extValue = (text) =>
  `UTF-8''${encodeURIComponent(text)
    .replace(/[*'()]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%(?:23|24|26|2B|5E|60|7C)/g, decodeURIComponent)}`;

/** The parameters of the Authorization header, each as it must stand there. */
function answer({
  means,
  username,
  password,
  method,
  uri,
  wireUri = uri,
  body,
  cnonce,
  nc,
  prime = { nonce: means.nonce, cnonce },
}) {
  const { hash = "MD5", session = false, realm, nonce, opaque, qop, userhash = false, algorithm } = means;
  let ha1 = h(hash, utf8(username), latin1(realm), utf8(password));
  if (session) ha1 = h(hash, ha1, latin1(prime.nonce), prime.cnonce);
  const a2 = [method, wireUri];
  if (qop === "auth-int") a2.push(h(hash, utf8(body)));
  const ha2 = h(hash, ...a2);
  const count = nc.toString(16).padStart(8, "0");
  const middle = qop ? [count, cnonce, qop] : [];
  return {
    ...(userhash
      ? { username: quoted(h(hash, utf8(username), latin1(realm))) }
      : /^[\t\x20-\x7e]*$/.test(username)
        ? { username: quoted(username) }
        : { "username*": extValue(username) }),
    realm: quoted(realm),
    uri: quoted(wireUri),
    ...(algorithm === undefined ? {} : { algorithm }),
    nonce: quoted(nonce),
    ...(qop ? { nc: count } : {}),
    ...(qop || session ? { cnonce: quoted(cnonce) } : {}),
    ...(qop ? { qop } : {}),
    response: quoted(h(hash, ha1, latin1(nonce), ...middle, ha2)),
    ...(opaque === undefined ? {} : { opaque: quoted(opaque) }),
    ...(userhash ? { userhash: "true" } : {}),
  };
}

function request({ name, printed, means, wireUri, ...given }) {
  const expected = answer({ means, wireUri, ...given });
  for (const [parameter, value] of Object.entries(printed ?? {}))
    assert.equal(expected[parameter], quoted(value), `${name}: ${parameter}`);
  return { name, ...given, expected };
}

function session({ name, username, password, steps }) {
  return {
    name,
    username,
    password,
    steps: steps.map(({ means, prime, nc, signedCnonce, ...step }) =>
      means
        ? { ...step, expected: answer({ means, username, password, ...step, nc, cnonce: signedCnonce ?? step.cnonce, prime }) }
        : step,
    ),
  };
}

console.log(JSON.stringify({ requests: requests.map(request), sessions: sessions.map(session) }, null, 1));
