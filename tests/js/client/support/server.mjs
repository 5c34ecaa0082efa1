// A server that misbehaves, as scripted for each request.

import { createServer } from "node:http";
import { LIST } from "./package.mjs";

/**
 * @typedef {object} Exchange
 * @property {{ method: string, url: string, headers: Record<string, string>, body: string }} request
 * @property {import("node:http").ServerResponse} response
 * @property {import("node:net").Socket} socket
 *
 * @typedef {(exchange: Exchange) => unknown} Answer
 */

/**
 * Starts a server on a free loopback port. Each request gets the next answer of the script; after the last one, and after `heal()`,
 * the server answers like Atlas. With a guard, requests without valid credentials are challenged and do not use up the
 * script.
 *
 * @param {import("node:test").TestContext} t
 * @param {{ script?: Answer[], guard?: import("./digest.mjs").DigestGuard, port?: number }} [options]
 */
export async function startServer(t, { script = [], guard, port = 0 } = {}) {
  const requests = [];
  const left = [...script];
  const server = createServer(async (incoming, response) => {
    const { method, url, headers, socket } = incoming;
    const request = { method, url, headers, body: "" };
    requests.push(request);
    incoming.setEncoding("utf8");
    for await (const part of incoming) request.body += part;
    const refused = guard?.refuse(request);
    if (refused) unauthorized(guard.challenge(guard.stale && refused === "stale"))({ response });
    else (left.shift() ?? sound)({ request, response, socket });
  });
  server.on("clientError", (_, socket) => socket.destroy());
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  const close = () => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  t.after(close);
  return { url: `http://127.0.0.1:${server.address().port}`, port: server.address().port, requests, close, heal: () => left.splice(0) };
}

/** What Atlas answers when all is well. */
const sound = ({ request, response }) => {
  const one = request.method === "GET" && !/integrations(\?|$)/.test(request.url);
  json(request.method === "DELETE" ? 204 : 200, one ? LIST.results[0] : LIST)({ response });
};

/** @returns {Answer} a whole answer; `body` is sent as it is if it is a text */
export const answer = (status, body, headers = {}) => ({ response }) => {
  response.writeHead(status, headers);
  response.end(body);
};

export const json = (status, body, headers) =>
  answer(status, status === 204 ? undefined : JSON.stringify(body), { "content-type": "application/json", ...headers });

/** An error in Atlas's shape; `fields` override; undefined removes one. */
export const atlasError = (status, fields = {}, headers = {}) => {
  const body = { detail: `Made up for ${status}.`, error: status, errorCode: `CODE_${status}`, parameters: [], reason: `Reason ${status}` };
  return json(status, { ...body, ...fields }, headers);
};

export const unauthorized = (challenge) =>
  atlasError(401, { detail: "You are not authorized for this resource.", errorCode: "UNEXPECTED_ERROR", parameters: undefined },
    challenge === undefined ? {} : { "www-authenticate": challenge });

/** Bytes on the wire, to the letter, and the connection's end after them. */
export const wire = (text) => ({ socket }) => socket.end(text);

/** The connection is reset without an answer. */
export const cut = ({ socket }) => socket.resetAndDestroy();

/** Nothing, until the client gives up. */
export const silence = () => {};

export const after = (ms, next) => async (exchange) => {
  await sleep(ms);
  next(exchange);
};

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
