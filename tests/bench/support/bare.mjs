// A server that answers at once, in the process that asks it: no work of a server's own hides the client's.

import { once } from "node:events";
import { createServer } from "node:http";

/** Two integrations, as Atlas shows them. */
export const LIST = JSON.stringify({
  links: [{ href: "https://cloud.mongodb.com/api/atlas/v1.0/groups/5d791c84ff7a2522cc4f9aa1/integrations?pageNum=1&itemsPerPage=100", rel: "self" }],
  results: [
    { apiKey: "****************************cdef", id: "5d791c84ff7a2522cc4f9aa2", region: "EU", type: "DATADOG" },
    { id: "5d791c84ff7a2522cc4f9aa3", serviceKey: "****************************cdef", type: "PAGER_DUTY" },
  ],
  totalCount: 2,
});

const CHALLENGE = 'Digest realm="MMS Public API", domain="", nonce="b1946ac92492d2347c6235b4d2611184", algorithm=MD5, qop="auth", stale=false';

/** Gives the list to whoever has credentials, whatever they are, and a challenge to others. */
export async function startBare() {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    const answer = () => {
      if (request.headers.authorization === undefined) {
        response.writeHead(401, { "content-type": "application/json", "www-authenticate": CHALLENGE }).end("{}");
      } else {
        response.writeHead(200, { "content-type": "application/json" }).end(LIST);
      }
    };
    if (request.method === "GET") answer();
    else request.resume().on("end", answer);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return { url: `http://127.0.0.1:${server.address().port}`, requests: () => requests, close: () => (server.close(), server.closeAllConnections()) };
}
