/**
 * Writes a handler's Response to `node:http`.
 *
 * @param {Response} response  `Response.error()` cuts the connection, since in the web platform it is a failed connection
 * @param {import("node:http").ServerResponse} outgoing
 */
export async function sendResponse(response, outgoing) {
  if (response.type === "error") {
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(response.status, headersOf(response));
  const reader = outgoing.req.method === "HEAD" ? undefined : response.body?.getReader();
  if (!reader) {
    outgoing.end();
    return;
  }
  outgoing.once("close", () => reader.cancel().catch(() => {}));
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      await written(outgoing, part.value);
      if (outgoing.destroyed) return;
    }
    outgoing.end();
  } catch {
    // The status has been sent, so breaking the connection is the only way to show that the body broke. What was read before is sent first.
    outgoing.flushHeaders();
    outgoing.destroy();
  }
}

function headersOf(response) {
  const headers = {};
  for (const [name, value] of response.headers) headers[name] = value;
  // The only header whose values must not be joined with commas.
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) headers["set-cookie"] = cookies;
  return headers;
}

/** Resolves when the bytes have been written, so that the body is read only as fast as the client reads it; or when the client is gone. */
function written(outgoing, bytes) {
  return new Promise((resolve) => {
    outgoing.once("close", resolve);
    outgoing.write(bytes, () => {
      outgoing.off("close", resolve);
      resolve();
    });
  });
}

/**
 * An answer of the server itself, for a request that does not reach the handler. It has the form of Atlas's errors, so that clients can read it.
 *
 * @param {import("node:http").ServerResponse} outgoing
 */
export function refuse(outgoing, { status, errorCode, detail }) {
  const reason = { 400: "Bad Request", 405: "Method Not Allowed", 500: "Internal Server Error" }[status];
  const body = new TextEncoder().encode(JSON.stringify({ detail, error: status, errorCode, parameters: [], reason }));
  outgoing.writeHead(status, { "content-type": "application/json", "content-length": body.length, "x-error-code": errorCode });
  outgoing.end(body);
}
