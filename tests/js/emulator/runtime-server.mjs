// Run by the runtime under test (Node, Deno, Bun): serves the emulator and an echo, prints their addresses, and closes them on request.

import { ACCOUNT, authorization, createEmulator, GROUP, KEY, ROOT, serve } from "./support.mjs";

// Once without a network: the digest's hashes are the platform's.
for (const algorithm of ["MD5", "SHA-256"]) {
  const direct = createEmulator({ ...KEY, algorithm, groups: [GROUP] });
  const url = `https://cloud.mongodb.com${ROOT}`;
  const challenge = (await direct(new Request(url))).headers.get("www-authenticate");
  const answer = await direct(new Request(url, { headers: { authorization: authorization(challenge, { uri: ROOT }) } }));
  if (answer.status !== 200) throw new Error(`${algorithm}: ${answer.status}, ${direct.state().requests.at(-1).refused}`);
}

let aborted = 0;
const echo = async (request) => {
  if (request.url.endsWith("/aborted")) return new Response(String(aborted));
  if (request.url.endsWith("/wait")) {
    await new Promise((resolve) => request.signal.addEventListener("abort", resolve));
    aborted += 1;
  }
  return Response.json({ url: request.url, host: request.headers.get("host"), body: await request.text() });
};
const servers = [
  await serve(createEmulator({ ...KEY, serviceAccounts: [ACCOUNT], maskSecrets: false }), { port: 0 }),
  await serve(createEmulator({ authentication: "none", faults: [{ drop: true }, { cutBody: 10 }] }), { port: 0 }),
  await serve(echo, { port: 0, headersTimeoutMs: 500, requestTimeoutMs: 500 }),
  await serve(() => new Response("too large", { status: 413 }), { port: 0 }),
];
console.log(JSON.stringify(servers.map(({ url }) => url)));
for await (const _ of process.stdin) break;
await Promise.all(servers.map((server) => server.close()));
console.log("closed");
process.exit(0);
