// Apache httpd with mod_auth_digest: MD5, qop auth, its own nonce count. Everything it needs is in a temporary folder.
import { createHash } from "node:crypto";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { exchange } from "./exchange.mjs";
import { start, tool } from "./process.mjs";

/** The folder of the modules on Debian; on other systems they are next to the program. */
const MODULES = "/usr/lib/apache2/modules";

/** The integrations of this project are guarded by nonces that live two seconds, so that each answer announces the next one. */
export const BRIEF_PROJECT = "b".repeat(24);

/** Answers any request as Atlas answers an update: with a list that holds what was sent. */
const SCRIPT = `#!/bin/sh
printf 'Content-Type: application/json\\r\\n\\r\\n'
printf '{"links":[],"results":['
cat
printf '],"totalCount":1}'
`;

const location = (path, realm, more = "") => `
<Location "${path}">
  AuthType Digest
  AuthName "${realm}"
  AuthDigestProvider file
  AuthUserFile "users"
  Require valid-user
  ${more}
</Location>`;

const config = (folder, port) => `
ServerRoot "${folder}"
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile "pid"
ErrorLog "errors"
User www-data
Group www-data
${["mpm_prefork", "authn_core", "authn_file", "authz_core", "authz_user", "auth_digest", "alias", "cgi", "headers"]
  .map((module) => `LoadModule ${module}_module ${MODULES}/mod_${module}.so`)
  .join("\n")}
AuthDigestShmemSize 64K
LogFormat "%s %{Authorization}i" plain
CustomLog "requests" plain
ScriptAlias / "${folder}/answer/"
AliasMatch "^/" "${folder}/answer"
<Directory "${folder}">
  Options +ExecCGI
  SetHandler cgi-script
  Require all granted
</Directory>
${location("/api", "MMS Public API", "AuthDigestNcCheck On")}
${location(`/api/atlas/v1.0/groups/${BRIEF_PROJECT}`, "MMS Public API", "AuthDigestNonceLifetime 2")}
${location("/odd", "comma, equals = and é")}
${location("/mixed", "mixed", `Header always add WWW-Authenticate 'Basic realm="Digest, nonce=x"' "expr=%{REQUEST_STATUS} == 401"`)}
`;

/** @param {{ username: string, password: string, realm: string }[]} users */
export async function startApache(users) {
  const program = tool("APACHE2", "`cargo xtask setup` installs Debian's package apache2-bin, whose program this is");
  const folder = await mkdtemp(join(tmpdir(), "atlas-apache-"));
  await chmod(folder, 0o755);
  await writeFile(join(folder, "answer"), SCRIPT, { mode: 0o755 });
  const md5 = (text) => createHash("md5").update(text).digest("hex");
  const lines = users.map(({ username, realm, password }) => `${username}:${realm}:${md5(`${username}:${realm}:${password}`)}\n`);
  await writeFile(join(folder, "users"), lines.join(""));
  const port = await freePort();
  await writeFile(join(folder, "config"), config(folder, port));
  const origin = `http://127.0.0.1:${port}`;
  try {
    const { stop } = await start(program, ["-f", join(folder, "config"), "-DFOREGROUND"], () => untilAnswering(origin));
    return {
      origin,
      /** The status and the Authorization header ("-" for none) of each request so far. */
      log: async () => (await readFile(join(folder, "requests"), "utf8")).trimEnd().split("\n"),
      stop: async () => {
        await stop();
        await rm(folder, { recursive: true });
      },
    };
  } catch (error) {
    error.message += await readFile(join(folder, "errors"), "utf8").catch(() => "");
    await rm(folder, { recursive: true });
    throw error;
  }
}

/** Apache cannot choose a port itself. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function untilAnswering(origin) {
  for (;;) {
    try {
      return await exchange(`${origin}/`);
    } catch (error) {
      if (error.code !== "ECONNREFUSED") throw error;
      await sleep(20);
    }
  }
}
