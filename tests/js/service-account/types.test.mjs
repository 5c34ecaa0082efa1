// Types: `await using` if `lib` has `Symbol.asyncDispose`, no such method if it has not, and the same class in both.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const tsc = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));

const CLIENT = `import { IntegrationsClient, v2 } from "atlas-integrations";
import { createProxy } from "atlas-integrations/proxy";
const auth = { kind: "serviceAccount", clientId: "id", clientSecret: async () => "secret" } as const;
const client = new IntegrationsClient({ auth });
export const closed: Promise<void> = client.close();
export const also: Promise<void> = new v2.IntegrationsClient({ auth }).close();
export const proxy = createProxy({ auth, apis: ["v2"], projects: true });
// @ts-expect-error a service account has no token
new IntegrationsClient({ auth: { kind: "serviceAccount", clientId: "id", token: "made-up" } });
// @ts-expect-error no such version
createProxy({ auth, apis: ["v3"] });
`;
const USING = `import { IntegrationsClient, v2 } from "atlas-integrations";
export async function run() {
  await using client = new IntegrationsClient();
  await using other = new v2.IntegrationsClient();
  const disposable: AsyncDisposable = client;
  return [disposable, other];
}
`;
const WITHOUT = `import { IntegrationsClient } from "atlas-integrations";
// @ts-expect-error this lib has no such symbol
new IntegrationsClient()[Symbol.asyncDispose]();
`;

async function check(t, lib, sources) {
  const folder = await mkdtemp(join(tmpdir(), "service-account-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const at = (file) => [join(process.env.ATLAS_PKG, file)];
  const paths = { "atlas-integrations": at("index.d.ts"), "atlas-integrations/proxy": at("proxy.d.ts") };
  const compilerOptions = { strict: true, noEmit: true, skipLibCheck: false, target: "es2022", module: "esnext", moduleResolution: "bundler", types: [], lib, paths };
  await Promise.all(sources.map((source, index) => writeFile(join(folder, `${index}.ts`), source)));
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  const { stdout } = await promisify(execFile)(process.execPath, [tsc, "-p", folder]).catch((failed) => failed);
  assert.equal(stdout, "");
}

test("with `esnext.disposable`: `await using`, of both versions' clients", (t) => check(t, ["es2022", "dom", "dom.iterable", "esnext.disposable"], [CLIENT, USING]));
test("without it: `close()`, and no method by a symbol that is not there", (t) => check(t, ["es2022", "dom", "dom.iterable"], [CLIENT, WITHOUT]));
