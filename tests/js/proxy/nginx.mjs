// The recipe www/proxy/nginx.conf in Debian's nginx, with the names that a user would change.

import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const RECIPE = new URL("../../../www/proxy/nginx.conf", import.meta.url);

/** A port that is free now: nginx cannot choose one itself. */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * @param {string} target  an origin, http
 * @param {Record<string, string>} names  of the recipe, with what is to be in their place
 */
async function configure(folder, port, target, names) {
  let recipe = await readFile(RECIPE, "utf8");
  const changes = {
    "server cloud.mongodb.com:443;": `server ${new URL(target).host};`,
    "https://atlas$path": "http://atlas$path",
    "listen 80 default_server;": `listen 127.0.0.1:${port} default_server;`,
    "listen 80;": `listen 127.0.0.1:${port};`,
    "access_log /var/log/nginx/atlas-integrations.log;": `access_log ${folder}/access.log;`,
    "server_name proxy.example;": "server_name 127.0.0.1 proxy.example;",
    ...names,
  };
  for (const [from, to] of Object.entries(changes)) {
    if (recipe.split(from).length !== 2) throw new Error(`the recipe does not have \`${from}\` once`);
    recipe = recipe.replace(from, () => to);
  }
  await writeFile(join(folder, "recipe.conf"), recipe);
  const temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`);
  const main = `daemon off; master_process off; pid ${folder}/pid; error_log stderr warn; events {} http { ${temp.join(" ")} include recipe.conf; }`;
  await writeFile(join(folder, "nginx.conf"), main);
}

/** @returns {Promise<{ url: string, log(): Promise<string>, stop(): Promise<void> }>} */
export async function startNginx(target, names = {}) {
  const program = process.env.NGINX;
  if (!program) throw new Error("set NGINX to the nginx program (Debian: `apt-get install nginx-light`, then /usr/sbin/nginx), or run `cargo xtask test proxy`");
  const folder = await mkdtemp(join(tmpdir(), "atlas-integrations-nginx-"));
  const port = await freePort();
  await configure(folder, port, target, names);
  const child = spawn(program, ["-p", folder, "-c", join(folder, "nginx.conf")], { stdio: ["ignore", "ignore", "pipe"] });
  let errors = "";
  child.stderr.on("data", (text) => (errors += text));
  const exited = new Promise((resolve) => child.once("exit", resolve));
  const url = `http://127.0.0.1:${port}`;
  await Promise.race([answers(url), exited.then((code) => { throw new Error(`nginx ended with ${code}: ${errors}`); })]);
  return {
    url,
    log: () => readFile(join(folder, "access.log"), "utf8"),
    stop: async () => {
      child.kill();
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url) {
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      await fetch(url);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
  throw new Error(`nginx does not answer at ${url}`);
}
