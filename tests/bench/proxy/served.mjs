// One of what proxy.mjs compares, in a process of its own: `node served.mjs KIND [TARGET]`. Says its URL, and when asked what it has used of
// the processor, in µs, and how many requests it got.

import { startBare } from "../support/bare.mjs";
import { KEY, load } from "../support/package.mjs";

const [kind, target] = process.argv.slice(2);
const { createProxy, serve } = await load("proxy.js");
const TOKEN = "eyJhbGciOiJFUzUxMiJ9.eyJtYWRlIjoidXAifQ.made-up-signature";

const KINDS = {
  target: () => startBare(),
  peer: () => serve(peer, { port: 0 }),
  bearer: () => serve(createProxy({ target, auth: { kind: "bearer", token: TOKEN } }), { port: 0 }),
  digest: () => serve(createProxy({ target, auth: { kind: "digest", ...KEY } }), { port: 0 }),
};

/** What anybody would write first. */
async function peer(request) {
  const { pathname, search } = new URL(request.url);
  const answer = await fetch(target + pathname + search, { headers: { authorization: `Bearer ${TOKEN}` }, signal: AbortSignal.timeout(30_000) });
  return new Response(await answer.text(), { status: answer.status, headers: { "content-type": answer.headers.get("content-type") } });
}

const server = await KINDS[kind]();
process.on("message", (what) => {
  if (what === "tidy") globalThis.gc?.();
  process.send({ cpu: process.cpuUsage().user, requests: server.requests?.() });
});
process.on("disconnect", () => process.exit());
process.send({ url: server.url });
