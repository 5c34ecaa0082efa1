// The proxy: behind an nginx that ends TLS, by the README's recipe.

import { execFile } from "node:child_process";
import { request as secure } from "node:https";
import { join } from "node:path";
import { promisify } from "node:util";
import { createProject } from "../package/project.mjs";
import { node } from "../package/tools.mjs";
import { freePort, HOST, openAtlas, startServer, testDeployed } from "./deployed.mjs";
import { filesOf, recipe } from "./recipes.mjs";

const { text } = recipe("nginx");
const { "nginx.conf": _, ...files } = filesOf("nginx");
const SERVER = 'import { serve } from "atlas-integrations/proxy"; import { atlas } from "./atlas.js"; await serve(atlas, { port: Number(process.env.PORT) });';

/** The recipe with this machine's ports and files. */
function configure(folder, port, behind) {
  const changes = { "listen 443 ssl;": `listen 127.0.0.1:${port} ssl;`, "http://127.0.0.1:8080": `http://127.0.0.1:${behind}`, "/etc/ssl/": `${folder}/` };
  let server = text;
  for (const [from, to] of Object.entries(changes)) {
    if (!server.includes(from)) throw new Error(`the recipe has no \`${from}\``);
    server = server.replaceAll(from, () => to);
  }
  const temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`).join(" ");
  return `daemon off; master_process off; pid ${folder}/pid; error_log stderr warn; events {} http { access_log off; ${temp}\n${server}}`;
}

testDeployed("nginx that ends TLS", async () => {
  const { NGINX: program, OPENSSL: openssl } = process.env;
  if (!program || !openssl) throw new Error("set NGINX and OPENSSL to the programs (Debian: `apt-get install nginx-light openssl`), or run `cargo xtask test the-proxy`");
  const { emulator, env } = await openAtlas();
  const project = await createProject({ "package.json": '{ "name": "project", "private": true, "type": "module" }', "server.js": SERVER, ...files });
  const { folder } = project;
  const behind = await freePort();
  const port = await freePort();
  await startServer([node(22), "server.js"], { cwd: folder, env: { ...env, PORT: `${behind}` }, port: behind });
  const [key, certificate] = ["key", "pem"].map((ending) => join(folder, `${HOST}.${ending}`));
  const made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", `/CN=${HOST}`, "-keyout", key, "-out", certificate];
  await promisify(execFile)(openssl, made);
  await project.write({ "nginx.conf": configure(folder, port, behind) });
  await startServer([program, "-p", folder, "-c", join(folder, "nginx.conf")], { cwd: folder, env: {}, port });
  return { port, emulator, own: `127.0.0.1:${behind}`, through: secure, rejectUnauthorized: false };
});
