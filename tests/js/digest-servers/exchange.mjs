// One HTTP request. Not by fetch, which refuses the body that qop auth-int needs with GET, httpbin's only method.
import { request } from "node:http";

/** @returns {Promise<{ status: number, headers: import("node:http").IncomingHttpHeaders, challenges: string[], text: string }>} */
export function exchange(url, { method = "GET", headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers, agent: false }, (incoming) => {
      let text = "";
      incoming.setEncoding("utf8").on("data", (chunk) => (text += chunk));
      incoming.on("error", reject).on("end", () => {
        const challenges = incoming.headersDistinct["www-authenticate"] ?? [];
        resolve({ status: incoming.statusCode, headers: incoming.headers, challenges, text });
      });
    });
    outgoing.on("error", reject).end(body);
  });
}
