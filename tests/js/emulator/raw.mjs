// Bytes to a socket and back, for what no HTTP client would send.

import { connect } from "node:net";

/**
 * Sends a text and gives what came back until the server closes, or until `ms` have passed.
 *
 * @param {string} url  of the server
 * @param {string | Buffer} bytes
 * @param {{ ms?: number }} [options]
 * @returns {Promise<{ text: string, status: number | undefined, closed: boolean }>}
 */
export function exchange(url, bytes, { ms = 5_000 } = {}) {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname.replace(/[[\]]/g, ""), () => socket.write(bytes));
    let text = "";
    const done = (closed) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ text, closed, status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]) || undefined });
    };
    const timer = setTimeout(() => done(false), ms);
    socket.on("data", (part) => (text += part));
    socket.on("error", () => {});
    socket.on("close", () => done(true));
  });
}

/** A request that asks to close, so that `exchange` ends with the answer. */
export function message(target, { method = "GET", version = "1.1", host = "127.0.0.1", headers = [], body = "" } = {}) {
  const lines = [`${method} ${target} HTTP/${version}`, ...(host === null ? [] : [`Host: ${host}`]), "Connection: close", ...headers];
  return `${lines.join("\r\n")}\r\n\r\n${body}`;
}

/** A handler that says what it was asked, and a list of the URLs it was asked for. */
export function echo() {
  const asked = [];
  const handler = async (request) => {
    const body = await request.text();
    asked.push(request.url);
    return Response.json({ url: request.url, method: request.method, headers: Object.fromEntries(request.headers), body });
  };
  return { handler, asked };
}

/** The JSON of an answer, chunked or not. */
export const bodyOf = ({ text }) => JSON.parse(text.slice(text.indexOf("\r\n\r\n") + 4).replace(/^[0-9a-f]+\r\n|\r\n0\r\n\r\n$/g, ""));
