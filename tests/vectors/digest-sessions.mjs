// Sequences of one session. A step is a challenge received, an Authentication-Info received, or a request signed; `means` and `nc` say how.

const request = { method: "PUT", uri: "/u", body: "b" };
const challenge = (nonce, algorithm = "MD5") => [`Digest realm="r", nonce="${nonce}", qop="auth", algorithm=${algorithm}`];
const md5 = (nonce) => ({ realm: "r", nonce, qop: "auth", algorithm: "MD5" });
const sess = (nonce) => ({ realm: "r", nonce, qop: "auth", hash: "SHA-256", session: true, algorithm: "SHA-256-sess" });
const receive = (nonce, algorithm) => ({ receive: challenge(nonce, algorithm) });
const sign = (means, cnonce, nc, more) => ({ ...request, cnonce, means, nc, ...more });
const user = { username: "Mufasa", password: "Circle Of Life" };

export const sessions = [
  {
    ...user,
    name: "nc counts up and starts again with each nonce",
    steps: [
      receive("a"),
      sign(md5("a"), "c1", 1),
      sign(md5("a"), "c2", 2),
      receive("b"),
      sign(md5("b"), "c3", 1),
      sign(md5("b"), "c4", 2),
    ],
  },
  {
    ...user,
    name: "the same nonce again, now or later, counts on",
    steps: [
      receive("a"),
      sign(md5("a"), "c1", 1),
      receive("a"),
      sign(md5("a"), "c2", 2),
      receive("b"),
      sign(md5("b"), "c3", 1),
      receive("a"),
      sign(md5("a"), "c4", 3),
    ],
  },
  {
    ...user,
    name: "another realm and another algorithm in one session",
    steps: [
      receive("a"),
      sign(md5("a"), "c1", 1),
      { receive: ['Digest realm="s", nonce="b", qop="auth", algorithm=SHA-256'] },
      sign({ realm: "s", nonce: "b", qop: "auth", hash: "SHA-256", algorithm: "SHA-256" }, "c2", 1),
      { receive: ['Digest realm="r", nonce="c", algorithm=SHA-256, qop="auth"'] },
      sign({ realm: "r", nonce: "c", qop: "auth", hash: "SHA-256", algorithm: "SHA-256" }, "c3", 1),
      receive("d"),
      sign(md5("d"), "c4", 1),
    ],
  },
  {
    ...user,
    name: "auth-int of each body",
    steps: [
      { receive: ['Digest realm="r", nonce="a", qop="auth-int"'] },
      sign({ realm: "r", nonce: "a", qop: "auth-int" }, "c1", 1, { body: "one" }),
      sign({ realm: "r", nonce: "a", qop: "auth-int" }, "c2", 2, { body: "" }),
    ],
  },
  {
    ...user,
    name: "no qop, no count",
    steps: [
      { receive: ['Digest realm="r", nonce="a"'] },
      sign({ realm: "r", nonce: "a" }, "c1", 1),
      sign({ realm: "r", nonce: "a" }, "c2", 2),
    ],
  },
  {
    ...user,
    name: "-sess keeps the first cnonce of a nonce",
    steps: [
      receive("a", "SHA-256-sess"),
      sign(sess("a"), "c1", 1, { prime: { nonce: "a", cnonce: "c1" } }),
      sign(sess("a"), "c2", 2, { signedCnonce: "c1", prime: { nonce: "a", cnonce: "c1" } }),
      receive("b", "SHA-256-sess"),
      sign(sess("b"), "c3", 1, { prime: { nonce: "b", cnonce: "c3" } }),
      receive("a", "SHA-256-sess"),
      sign(sess("a"), "c4", 3, { signedCnonce: "c1", prime: { nonce: "a", cnonce: "c1" } }),
    ],
  },
  {
    ...user,
    name: "-sess makes another key when the same nonce comes with another algorithm or realm",
    steps: [
      receive("a", "SHA-256-sess"),
      sign(sess("a"), "c1", 1),
      receive("a", "MD5-sess"),
      sign({ ...md5("a"), session: true, algorithm: "MD5-sess" }, "c2", 2),
      { receive: ['Digest realm="s", nonce="a", qop="auth", algorithm=MD5-sess'] },
      sign({ ...md5("a"), realm: "s", session: true, algorithm: "MD5-sess" }, "c3", 3),
    ],
  },
  {
    ...user,
    name: "nextnonce",
    steps: [
      receive("a"),
      sign(md5("a"), "c1", 1),
      { info: 'qop=auth, rspauth="0123", cnonce="c1", nc=00000001, nextnonce="b"' },
      sign(md5("b"), "c2", 1),
      { info: 'rspauth="0123"' },
      sign(md5("b"), "c3", 2),
      { info: 'nextnonce="b"' },
      sign(md5("b"), "c4", 3),
      { info: "nextnonce=a" },
      sign(md5("a"), "c5", 2),
      { info: 'nextnonce=""' },
      sign(md5("a"), "c6", 3),
      { info: 'nextnonce="cut off' },
      sign(md5("a"), "c7", 4),
      { info: 'nextnonce="line\r\nbreak"' },
      sign(md5("a"), "c8", 5),
      { info: 'x="nextnonce=\\"no\\"", NextNonce="\\"q\\"\\\\"' },
      sign(md5('"q"\\'), "c9", 1),
    ],
  },
  {
    ...user,
    // The key is made of the challenge's nonce and the first cnonce (nonce-prime and cnonce-prime of RFC 7616, 3.4.2).
    name: "-sess keeps its key over nextnonce",
    steps: [
      receive("a", "SHA-256-sess"),
      sign(sess("a"), "c1", 1, { prime: { nonce: "a", cnonce: "c1" } }),
      { info: 'nextnonce="b"' },
      sign(sess("b"), "c2", 1, { signedCnonce: "c1", prime: { nonce: "a", cnonce: "c1" } }),
      receive("c", "SHA-256-sess"),
      sign(sess("c"), "c3", 1, { prime: { nonce: "c", cnonce: "c3" } }),
    ],
  },
];
