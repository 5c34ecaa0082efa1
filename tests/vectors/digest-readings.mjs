// How a challenge is read: one request each, which differs from the others in the challenge only.

export const base = {
  username: "Mufasa",
  password: "Circle Of Life",
  method: "GET",
  uri: "/dir/index.html",
  body: "",
  cnonce: "0a4f113b",
  nc: 1,
};

export const simple = { realm: "r", nonce: "n", qop: "auth" };
/** A vector about how a challenge is read. */
const reads = (name, challenge, means) => ({ ...base, name, challenge: [challenge].flat(), means: { ...simple, ...means } });

export const readings = [
  reads(
    "Atlas's own challenge",
    'Digest realm="MMS Public API", domain="", nonce="c8w+gPHCNlXDKzTgSGnsV/Uq1pVqsvW7", algorithm=MD5, qop="auth", stale=false',
    {
      realm: "MMS Public API",
      nonce: "c8w+gPHCNlXDKzTgSGnsV/Uq1pVqsvW7",
      algorithm: "MD5",
    },
  ),
  reads(
    "op instead of qop, as in MongoDB's documentation",
    'Digest realm="MMS Public API", domain="", nonce="ABC+/w==", algorithm=MD5, op="auth", stale=false',
    {
      realm: "MMS Public API",
      nonce: "ABC+/w==",
      algorithm: "MD5",
      qop: undefined,
    },
  ),
  reads(
    "commas, equals signs and escapes in quoted strings",
    'Digest realm="a, nonce=\\"x\\", \\\\b", nonce="n,\\n=1", qop="auth", opaque="\\"o\\", Basic realm=\\"z\\""',
    {
      realm: 'a, nonce="x", \\b',
      nonce: "n,n=1",
      opaque: '"o", Basic realm="z"',
    },
  ),
  reads("unquoted values", "Digest realm=r, nonce=bm9uY2U=, qop=auth, opaque=o==", { nonce: "bm9uY2U=", opaque: "o==" }),
  reads("white space around everything", '  Digest\t realm  =  "r" ,\tnonce= "n",, qop ="auth" , ', {}),
  reads("no white space at all", 'Digest realm="r",nonce="n",qop="auth",opaque="o"', { opaque: "o" }),
  reads("missing commas", 'Digest realm="r" nonce="n"qop="auth"', {}),
  reads("a folded header", 'Digest realm="r",\r\n  nonce="n",\r\n\tqop="auth"\r\n', {}),
  reads("upper and lower case", 'dIGEST REALM="r", NONCE="n", Qop="AUTH", ALGORITHM=sha-256, UserHash=TRUE', {
    hash: "SHA-256",
    algorithm: "sha-256",
    userhash: true,
  }),
  reads(
    "a quoted algorithm and quoted flags",
    'Digest realm="r", nonce="n", qop="auth", algorithm="SHA-256", userhash="true", stale="false"',
    {
      hash: "SHA-256",
      algorithm: "SHA-256",
      userhash: true,
    },
  ),
  reads("userhash=false", 'Digest realm="r", nonce="n", qop="auth", userhash=false', {}),
  reads("empty values", 'Digest realm="", domain="", nonce="n", qop="", opaque="", algorithm=""', {
    realm: "",
    opaque: "",
    qop: undefined,
  }),
  reads("an empty unquoted value", 'Digest opaque=, realm="r", nonce="n", qop="auth", domain=', { opaque: "" }),
  reads("unknown parameters", 'Digest x="1", realm="r", nonce="n", y=2, qop="auth", charset=UTF-8, z=""', {}),
  reads("a parameter given twice", 'Digest realm="r", nonce="n", qop="auth", nonce="m", realm="s"', {}),
  reads("auth-int before auth", 'Digest realm="r", nonce="n", qop="auth-int , auth"', {}),
  reads("auth-int beside an unknown qop", 'Digest realm="r", nonce="n", qop="auth-conf,auth-int"', { qop: "auth-int" }),
  reads("a qop list without quotes", 'Digest realm="r", qop=auth-int, auth, nonce="n"', {}),
  reads("a qop list without quotes and white space", 'Digest realm="r", qop=auth,auth-int, nonce="n", opaque="o"', {
    opaque: "o",
  }),
  reads("another scheme by the name of auth", 'Digest realm="r", nonce="n", qop="auth-int", opaque="o", auth realm="x"', {
    qop: "auth-int",
    opaque: "o",
  }),
  reads(
    "Basic before Digest in one header",
    'Basic realm="b, Digest", charset="UTF-8", Digest realm="r", nonce="n", qop="auth"',
    {},
  ),
  reads("Basic after Digest in one header", 'Digest realm="r", nonce="n", qop="auth", Basic realm="b", nonce="no"', {}),
  reads("Basic and Digest in two headers", ['Basic realm="b"', 'Digest realm="r", nonce="n", qop="auth"'], {}),
  reads("Negotiate without a token", 'Negotiate, Digest realm="r", nonce="n", qop="auth"', {}),
  reads("Negotiate with a token68", 'Negotiate YIIB/+a-._~9==, NTLM TlRMTVNTUAAC, Digest realm="r", nonce="n", qop="auth"', {}),
  reads("Negotiate after Digest", 'Digest realm="r", nonce="n", qop="auth", Negotiate YIIB==, opaque="no"', {}),
  reads("a stray quoted string and stray equals signs", '"x, Digest", = Digest realm="r", == nonce="n", "qop", qop="auth"', {}),
  reads(
    "MD5 before SHA-256 in one header",
    'Digest realm="r", nonce="a", qop="auth", algorithm=MD5, Digest realm="r", nonce="b", qop="auth", algorithm=SHA-256',
    {
      hash: "SHA-256",
      algorithm: "SHA-256",
      nonce: "b",
    },
  ),
  reads(
    "all three in separate headers",
    ["SHA-256", "SHA-512-256", "MD5"].map(
      (algorithm) => `Digest realm="r", nonce="${algorithm}", qop="auth", algorithm=${algorithm}`,
    ),
    { hash: "SHA-512-256", algorithm: "SHA-512-256", nonce: "SHA-512-256" },
  ),
  reads(
    "an unknown algorithm beside MD5",
    ['Digest realm="r", nonce="a", qop="auth", algorithm=SHA3-512', 'Digest realm="r", nonce="n", qop="auth"'],
    {},
  ),
  reads(
    "a stronger challenge that cannot be answered",
    ['Digest realm="r", qop="auth", algorithm=SHA-256', 'Digest realm="r", nonce="n", qop="auth"'],
    {},
  ),
  reads(
    "-sess after the plain algorithm",
    ['Digest realm="r", nonce="n", qop="auth", algorithm=MD5', 'Digest realm="r", nonce="m", qop="auth", algorithm=MD5-sess'],
    {
      algorithm: "MD5",
    },
  ),
  reads(
    "-sess before the plain algorithm",
    ['Digest realm="r", nonce="n", qop="auth", algorithm=MD5-sess', 'Digest realm="r", nonce="m", qop="auth", algorithm=MD5'],
    {
      session: true,
      algorithm: "MD5-sess",
    },
  ),
  reads(
    "MD5-sess before SHA-256",
    ['Digest realm="r", nonce="a", qop="auth", algorithm=MD5-sess', 'Digest realm="r", nonce="n", qop="auth", algorithm=SHA-256'],
    {
      hash: "SHA-256",
      algorithm: "SHA-256",
    },
  ),
  reads(
    "a realm in UTF-8, byte by byte as fetch gives it",
    'Digest realm="Gr\u00c3\u00bc\u00c3\u009fe", nonce="n", qop="auth", charset=UTF-8',
    { realm: "Gr\u00c3\u00bc\u00c3\u009fe" },
  ),
  reads("a realm in Latin-1", 'Digest realm="Gr\u00fc\u00dfe", nonce="n\u00e9", qop="auth", opaque="\u00ff"', {
    realm: "Gr\u00fc\u00dfe",
    nonce: "n\u00e9",
    opaque: "\u00ff",
  }),
  reads("a header cut off within another scheme", 'Digest realm="r", nonce="n", qop="auth", Basic realm="cut off', {}),
];
