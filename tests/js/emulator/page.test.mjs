// Every documented example of the family: the page's own curl command, with scheme, host and key replaced, against the emulator.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createEmulator, KEY, pageFixture, serving, shell } from "./support.mjs";

const ATLAS = "https://cloud.mongodb.com";

/** The documented command, pointed at the server; `--write-out` puts the status behind the body. */
async function runExample(name, url) {
  const documented = await pageFixture(`${name}.curl`);
  const command = documented
    .replace(ATLAS, url)
    .replace("{PUBLIC-KEY}", KEY.publicKey)
    .replace("{PRIVATE-KEY}", KEY.privateKey)
    .replace(/^curl /, `'${process.env.CURL ?? "curl"}' --silent --show-error --max-time 20 --write-out '\\n%{http_code}' `);
  assert.ok(command.includes("--digest") && !command.includes("mongodb.com") && !command.includes("{"+"PUBLIC"), "the example was not filled in");
  const { code, out, err } = await shell(command);
  assert.equal(code, 0, err);
  const [, body, status] = /^(.*)\n(\d+)$/s.exec(out);
  return { body, status: Number(status) };
}

for (const algorithm of ["MD5", "SHA-256"]) {
  for (const name of ["update", "create", "get-one", "get-all"]) {
    test(`the documented ${name} answers the documented response, digest with ${algorithm}`, async (t) => {
      const emulator = createEmulator({ ...KEY, algorithm, maskSecrets: false });
      const { url } = await serving(t, emulator);
      const { body, status } = await runExample(name, url);
      const documented = (await pageFixture(`${name}.json`)).replace(ATLAS, url);
      assert.equal(status, 200);
      assert.deepEqual(JSON.parse(body), JSON.parse(documented));
      assert.deepEqual(emulator.state().counts, { total: 2, byStatus: { 200: 1, 401: 1 } });
    });
  }

  test(`the documented delete answers nothing and deletes, digest with ${algorithm}`, async (t) => {
    const emulator = createEmulator({ ...KEY, algorithm });
    const { url } = await serving(t, emulator);
    assert.deepEqual(await runExample("delete", url), { body: "", status: 204 });
    assert.deepEqual(Object.values(emulator.state().groups)[0].map((view) => view.type), ["SLACK"]);
    assert.equal((await runExample("delete", url)).status, 404);
  });
}

test("the example's order of results does not depend on the order in which they were configured", async (t) => {
  const group = "5d791c84ff7a2522cc4f9aa1";
  const slack = { type: "SLACK", apiToken: "112233", channelName: "My Channel", teamName: "My Team" };
  const datadog = { type: "DATADOG", apiKey: "112233", region: "US" };
  const { url } = await serving(t, createEmulator({ ...KEY, maskSecrets: false, groups: { [group]: [slack, datadog] } }));
  const { body } = await runExample("update", url);
  assert.deepEqual(JSON.parse(body), JSON.parse((await pageFixture("update.json")).replace(ATLAS, url)));
});

test("with a wrong private key the documented update answers 401 and changes nothing", async (t) => {
  const emulator = createEmulator({ ...KEY, privateKey: "another" });
  const { url } = await serving(t, emulator);
  const { body, status } = await runExample("update", url);
  assert.equal(status, 401);
  assert.equal(JSON.parse(body).errorCode, "UNEXPECTED_ERROR");
  assert.equal(emulator.state().groups["5d791c84ff7a2522cc4f9aa1"].length, 2);
  assert.deepEqual(emulator.state().requests.map((request) => request.refused), ["no credentials", "wrong response"]);
});
