// The vectors of tests/vectors, which the host tests put to core, once more through the package: text, bytes and numbers cross a boundary.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { digestAuthorization } from "./package.mjs";

const { requests } = JSON.parse(readFileSync(new URL("../../vectors/digest.json", import.meta.url), "utf8"));

/** The parameters as they stand in the header. */
const parameters = (header) =>
  Object.fromEntries(
    Array.from(header.matchAll(/(?:^Digest |, )([a-z*]+)=("(?:[^"\\]|\\.)*"|[^",]+)/gs), ([, name, value]) => [name, value]),
  );

test("each vector, and each header is one that fetch takes", () => {
  assert.ok(requests.length > 90);
  for (const { name, expected, challenge, ...given } of requests) {
    const header = digestAuthorization({ ...given, challenge: challenge.length === 1 ? challenge[0] : challenge });
    assert.deepEqual(parameters(header), expected, name);
    assert.equal(new Headers({ authorization: header }).get("authorization"), header, name);
  }
});
