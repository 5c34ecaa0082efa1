// Rows of the failure table: the connection fails, or ends where it should not.

import { after, answer, cut, json, silence, sleep, wire } from "../support/server.mjs";
import { LIST } from "../support/package.mjs";

const BODY = JSON.stringify(LIST);
const head = (length) => `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;
const chunked = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
const chunk = (text) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;

/** The body byte by byte, with a rest after each. */
const drip = (ms) => async ({ response }) => {
  response.writeHead(200, { "content-type": "application/json" });
  for (const character of BODY) {
    if (response.destroyed) return;
    response.write(character);
    await sleep(ms);
  }
  response.end();
};

const network = { error: "NetworkError", code: "network" };
const timeout = { error: "TimeoutError", code: "timeout", message: /^no answer within 150 ms$/ };
/** What may have been carried out is not repeated for a create. */
const repeated = { list: 3, get: 3, update: 3, delete: 3, create: 1 };
const brief = { timeoutMs: 150 };

export const CONNECTION = [
  { name: "connection cut before the answer", answer: cut, ...network, message: /before an answer came/, requests: repeated },
  { name: "connection ended before the answer", answer: wire(""), ...network, requests: { list: 3, create: 1 } },
  { name: "connection cut within the headers", answer: wire("HTTP/1.1 200 OK\r\nContent-Ty"), ...network, requests: { list: 3, create: 1 } },
  { name: "bytes that are no HTTP", answer: wire("SSH-2.0-OpenSSH_9.2\r\n"), ...network, requests: { list: 3, create: 1 } },
  { name: "connection cut after the headers", answer: wire(head(BODY.length)), ...network, message: /cut off/, requests: { list: 3, create: 1 } },
  { name: "connection cut within the body", answer: wire(head(BODY.length) + BODY.slice(0, 20)), ...network, message: /cut off/, requests: repeated },
  { name: "connection cut within a chunk", answer: wire(chunked + chunk(BODY).slice(0, 30)), ...network, message: /cut off/, requests: { list: 3, create: 1 } },
  { name: "connection cut before the last chunk", answer: wire(chunked + chunk(BODY)), ...network, message: /cut off/, requests: { list: 3, create: 1 } },
  { name: "connection cut after the body", answer: wire(head(BODY.length) + BODY), requests: { list: 1, update: 1, create: 1 } },
  { name: "no length, the body ends with the connection", answer: wire(`HTTP/1.1 200 OK\r\n\r\n${BODY}`), requests: { list: 1, create: 1 } },
  { name: "cut once, then well", answer: cut, once: true, requests: { list: 2, get: 2, update: 2, delete: 2 } },

  { name: "slow headers, in time", answer: after(100, json(200, LIST)), once: true, ms: [100, 3_000], requests: { list: 1, create: 1 } },
  { name: "slow body, in time", answer: drip(1), once: true, ms: [80, 3_000], requests: { list: 1, create: 1 } },
  { name: "no headers: timeout", answer: silence, options: brief, ...timeout, ms: [490, 4_000], requests: { list: 3 } },
  { name: "no headers: timeout of a create", answer: silence, options: brief, ...timeout, ms: [150, 2_000], requests: { create: 1 } },
  { name: "slow headers: timeout", answer: after(600, json(200, LIST)), options: brief, ...timeout, ms: [490, 4_000], requests: { update: 3 } },
  { name: "slow body: timeout", answer: drip(60), options: brief, ...timeout, ms: [490, 4_000], requests: { list: 3 } },
  { name: "a body that never ends: timeout", answer: ({ response }) => response.writeHead(200).write("{"), options: brief, ...timeout, ms: [490, 4_000], requests: { list: 3 } },
  { name: "a timeout once, then well", answer: silence, options: brief, once: true, ms: [165, 3_000], requests: { list: 2, delete: 2 } },
  { name: "an answer before the body was read, and the connection's end", answer: answer(200, BODY, { connection: "close" }), requests: { list: 1, update: 1 } },
];
