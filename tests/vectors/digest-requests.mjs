// One request each: the challenge, and what it means. First the RFCs' own examples, then each rule.
import { base, readings, simple } from "./digest-readings.mjs";

const rfc7616 = {
  realm: "http-auth@example.org",
  nonce: "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
  opaque: "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS",
  qop: "auth",
};
const rfc7616Challenge = (algorithm) =>
  `Digest realm="${rfc7616.realm}", qop="auth, auth-int", algorithm=${algorithm}, nonce="${rfc7616.nonce}", opaque="${rfc7616.opaque}"`;
const rfc7616Request = { ...base, password: "Circle of Life", cnonce: "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ" };

const examples = [
  {
    ...rfc7616Request,
    name: "RFC 7616, 3.9.1, MD5",
    challenge: [rfc7616Challenge("MD5")],
    means: { ...rfc7616, algorithm: "MD5" },
    printed: { response: "8ca523f5e9506fed4657c9700eebdbec" },
  },
  {
    ...rfc7616Request,
    name: "RFC 7616, 3.9.1, SHA-256 first of two headers",
    challenge: [rfc7616Challenge("SHA-256"), rfc7616Challenge("MD5")],
    means: { ...rfc7616, hash: "SHA-256", algorithm: "SHA-256" },
    printed: { response: "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1" },
  },
  {
    // What RFC 7616 prints for user name and response is wrong; these are the erratum's values.
    name: "RFC 7616, 3.9.2, with erratum 4897",
    challenge: [
      'Digest realm="api@example.org", qop="auth", algorithm=SHA-512-256, nonce="5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK", ' +
        'opaque="HRPCssKJSGjCrkzDg8OhwpzCiGPChXYjwrI2QmXDnsOS", charset=UTF-8, userhash=true',
    ],
    username: "J\u00e4s\u00f8n Doe",
    password: "Secret, or not?",
    method: "GET",
    uri: "/doe.json",
    body: "",
    cnonce: "NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v",
    nc: 1,
    means: {
      hash: "SHA-512-256",
      algorithm: "SHA-512-256",
      realm: "api@example.org",
      nonce: "5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK",
      opaque: "HRPCssKJSGjCrkzDg8OhwpzCiGPChXYjwrI2QmXDnsOS",
      qop: "auth",
      userhash: true,
    },
    printed: {
      username: "793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b",
      response: "3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5",
    },
  },
  {
    ...base,
    name: "RFC 2617, 3.5",
    challenge: [
      'Digest realm="testrealm@host.com", qop="auth,auth-int", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", ' +
        'opaque="5ccc069c403ebaf9f0171e9517f40e41"',
    ],
    means: {
      realm: "testrealm@host.com",
      nonce: "dcd98b7102dd2f0e8b11d0f600bfb0c093",
      opaque: "5ccc069c403ebaf9f0171e9517f40e41",
      qop: "auth",
    },
    printed: { response: "6629fae49393a05397450978507c4ef1" },
  },
  {
    ...base,
    name: "RFC 2069, 2.4, with erratum 749",
    challenge: [
      'Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", opaque="5ccc069c403ebaf9f0171e9517f40e41"',
    ],
    password: "CircleOfLife",
    means: {
      realm: "testrealm@host.com",
      nonce: "dcd98b7102dd2f0e8b11d0f600bfb0c093",
      opaque: "5ccc069c403ebaf9f0171e9517f40e41",
    },
    printed: { response: "1949323746fe6a43ef61f9606e7febea" },
  },
];

const HASHES = ["MD5", "SHA-256", "SHA-512-256"];

const algorithms = HASHES.flatMap((hash) =>
  ["", "-sess"].flatMap((suffix) =>
    ["auth", "auth-int", undefined].flatMap((qop) =>
      [false, true].map((userhash) => {
        const algorithm = hash + suffix;
        return {
          ...base,
          name: `${algorithm}, qop ${qop ?? "none"}${userhash ? ", userhash" : ""}`,
          challenge: [
            `Digest realm="r", nonce="n+/=:n"${qop ? `, qop="${qop}"` : ""}, algorithm=${algorithm}${userhash ? ", userhash=true" : ""}`,
          ],
          method: "PUT",
          body: '{"type":"FLOWDOCK","flowName":"M\u00fcnchen \u2713"}',
          nc: 26,
          means: { hash, session: suffix !== "", algorithm, realm: "r", nonce: "n+/=:n", qop, userhash },
        };
      }),
    ),
  ),
);

/** A vector about what the client gives. */
const gives = (name, given, means) => ({
  ...base,
  challenge: ['Digest realm="r", nonce="n", qop="auth"'],
  name,
  ...given,
  means: { ...simple, ...means },
});
const hashed = { challenge: ['Digest realm="r", nonce="n", qop="auth", userhash=true'] };

const givings = [
  gives("quotes and backslashes in the user name", { username: 'a"b\\c' }),
  gives("a user name with colon, comma and tab", { username: "a:b, c\td" }),
  gives("an empty user name and password", { username: "", password: "" }),
  gives("a user name outside ASCII", { username: "J\u00e4s\u00f8n Doe" }),
  gives("a user name outside the BMP, with attr-char and others", { username: "\ud83d\ude00 %'*()\"\\!#$&+-.^_`|~" }),
  gives("a line break in the user name", { username: "a\r\nX-Injected: 1" }),
  gives("DEL and NUL in the user name", { username: "a\u007f\u0000" }),
  gives("a hashed user name with quotes", { ...hashed, username: 'a"b\\c' }, { userhash: true }),
  gives("a hashed user name outside ASCII", { ...hashed, username: "J\u00e4s\u00f8n" }, { userhash: true }),
  gives("a password outside ASCII", { password: 'p\u00e4ss\u2713:"\\\r\n' }),
  gives("nc as hex digits", { nc: 10 }),
  gives("nc of 255", { nc: 255 }),
  gives("the highest nc", { nc: 4294967295 }),
  gives("a cnonce with a quote", { cnonce: 'a"b\\' }),
  gives("a method in lower case", { method: "patch" }),
  gives("a method of one's own", { method: "M-SEARCH" }),
  gives("a query", { uri: "/api/atlas/v1.0/groups/5f/integrations/DATADOG?pretty=true&x=a,b%2C=\u007e" }),
  gives("the asterisk", { method: "OPTIONS", uri: "*" }),
  gives("an absolute URI", { uri: "http://example.org:8080/a?b=c" }),
  gives("an authority", { method: "CONNECT", uri: "example.org:443" }),
  gives("an empty URI", { uri: "" }),
  gives("quotes, backslash and space in the URI", { uri: '/a"b\\c d' }),
  gives("a URI outside ASCII", { uri: "/M\u00fcnchen/\ud83d\ude00?q=\u00e9", wireUri: "/M%C3%BCnchen/%F0%9F%98%80?q=%C3%A9" }),
  gives("a line break in the URI", { uri: "/a\r\nX-Injected: 1", wireUri: "/a%0D%0AX-Injected: 1" }),
];

export const requests = [...examples, ...algorithms, ...readings, ...givings];
