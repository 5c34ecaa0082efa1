// The proxy: keys and tokens with what files, shells and `.env` leave around them, and options that stand in the wrong place.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createProxy, DIGEST, IntegrationsClient, KEY, openProxy, TOKEN, ValidationError } from "../proxy/support.mjs";

/** Each row: name, what is around the key, and how that is called. */
const AROUND = [
  ["a line break (a file, a Kubernetes secret)", (key) => `${key}\n`, "ends in a line break"],
  ["a line break of Windows", (key) => `${key}\r\n`, "ends in a line break"],
  ["a carriage return (a file of Windows, read by lines)", (key) => `${key}\r`, "ends in a line break"],
  ["a line break before it", (key) => `\n${key}`, "has white space around it"],
  ["a blank after it", (key) => `${key} `, "has white space around it"],
  ["a tab before it", (key) => `\t${key}`, "has white space around it"],
  ["a no-break space (a web page)", (key) => `${key}\u00a0`, "has white space around it"],
  ["a byte order mark (PowerShell)", (key) => `\ufeff${key}`, "has a byte order mark"],
  ["a byte order mark and a line break", (key) => `\ufeff${key}\r\n`, "has a byte order mark and ends in a line break"],
  ["a byte order mark that was read as Latin-1", (key) => `\u00ef\u00bb\u00bf${key}`, "has a byte order mark"],
  ["a zero-width space (a chat)", (key) => `${key}\u200b`, "has an invisible character around it"],
  ["a NUL", (key) => `${key}\0`, "has a control character around it"],
  ["an escape", (key) => `\u001b${key}`, "has a control character around it"],
  ["double quotes (`.env`)", (key) => `"${key}"`, "has quotes around it"],
  ["single quotes", (key) => `'${key}'`, "has quotes around it"],
  ["typographic quotes", (key) => `“${key}”`, "has quotes around it"],
  ["guillemets", (key) => `«${key}»`, "has quotes around it"],
  ["quotes and a line break", (key) => `"${key}"\n`, "ends in a line break and has quotes around it"],
];

const FIELDS = [
  ["publicKey", (value) => ({ ...DIGEST, publicKey: value }), KEY.publicKey],
  ["privateKey", (value) => ({ ...DIGEST, privateKey: value }), KEY.privateKey],
  ["token", (value) => ({ kind: "bearer", token: value }), TOKEN],
];

for (const [name, around, words] of AROUND) {
  for (const [field, auth, key] of FIELDS) {
    test(`auth.${field} with ${name}: refused by name and reason, and not shown`, () => {
      assert.throws(() => createProxy({ auth: auth(around(key)) }), (error) => {
        assert.ok(error instanceof ValidationError);
        assert.equal(error.message, `createProxy: \`auth.${field}\` ${words}: give it alone`);
        assert.deepEqual(error.issues.map(({ path, code }) => [path, code]), [[["auth", field], "invalid_format"]]);
        assert.ok(!JSON.stringify(error).includes(key));
        return true;
      });
    });
  }
}

/** The issues of what throws. */
function issuesOf(make) {
  try {
    make();
  } catch ({ issues }) {
    return issues;
  }
  return [];
}

test("proxy and client say the same of each flawed key, though each has its own reader", () => {
  const flawed = [...AROUND.map(([, around]) => around), (key) => `two ${key}`, (key) => `two\n${key}`, (key) => `snow☃${key}`, () => "", () => " "];
  let said = 0;
  for (const [field, auth, key] of FIELDS) {
    for (const around of flawed) {
      const options = { auth: auth(around(key)) };
      const ofProxy = issuesOf(() => createProxy(options));
      assert.deepEqual(ofProxy, issuesOf(() => new IntegrationsClient(options)), `${field}: ${JSON.stringify(around("…"))}`);
      said += ofProxy.length;
    }
  }
  // A key may have within it what a token may not.
  assert.equal(said, FIELDS.length * flawed.length - 6);
});

test("what is within a key is the key's own affair: blanks, quotes, letters of any script", () => {
  for (const privateKey of ["a b", 'a"b', '"', 'a"', "'a", "pässwörd", "a\tb", "‘a", '"a\'']) assert.equal(typeof createProxy({ auth: { ...DIGEST, privateKey } }), "function", privateKey);
});

/** Each row: options, and what their error says. */
const MISPLACED = [
  [{ publicKey: "made-up" }, /`publicKey` is not an option: did you mean `auth\.publicKey`/],
  [{ auth: { kind: "passThrough" }, token: "made-up" }, /`token` is not an option: did you mean `auth\.token`/],
  [{ auth: { kind: "digset", ...KEY } }, /`auth\.kind` must be one of `digest`, `serviceAccount`, `bearer`, `passThrough`: did you mean `digest`/],
  [{ auth: { kind: "Digest" } }, /did you mean `digest`/],
  [{ auth: { kind: "oauth" } }, /`auth\.kind` must be one of `digest`, `serviceAccount`, `bearer`, `passThrough`$/],
  [{ auth: { ...DIGEST, privatekey: "made-up" } }, /`auth\.privatekey` is not an option: did you mean `auth\.privateKey`/],
  [{ auth: { kind: "passThrough" }, allowOrigin: [] }, /`allowOrigin` is not an option: did you mean `allowOrigins`/],
  [{ auth: { kind: "passThrough" }, publicUrl: "x" }, /`publicUrl` is not an option$/],
  [null, /^createProxy: the argument must be an object/],
];

for (const [options, message] of MISPLACED) {
  test(`a slip in the options says what was meant: ${message.source}`, () => {
    assert.throws(() => createProxy(options), { code: "validation", message });
  });
}

test("a suggestion is in the issue, too", () => {
  assert.throws(() => createProxy({ auth: { kind: "passThrough" }, readonly: true }), (error) => {
    assert.deepEqual(error.issues[0].params, { suggestion: "readOnly" });
    return true;
  });
  assert.equal(typeof openProxy({ readOnly: true }).proxy, "function");
});
