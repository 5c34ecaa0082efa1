/**
 * Writes a handler's Response to `node:http`.
 *
 * @param {Response} response  `Response.error()` cuts the connection: it is the web platform's word for one that failed
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
    // That the body broke can only be shown by breaking the connection, after what came before.
    outgoing.flushHeaders();
    outgoing.destroy();
  }
}

function headersOf(response) {
  const headers = {};
  for (const [name, value] of response.headers) headers[name] = value;
  // The one header that must not be joined with commas.
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) headers["set-cookie"] = cookies;
  return headers;
}

/** Resolves when the bytes are on their way, so that no more is read than the client takes; or when there is no client any more. */
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
 * An answer of the server itself, for what never reaches the handler; in Atlas's shape, so that clients read it like any other.
 *
 * @param {import("node:http").ServerResponse} outgoing
 */
export function refuse(outgoing, { status, errorCode, detail }) {
  const reason = { 400: "Bad Request", 405: "Method Not Allowed", 500: "Internal Server Error" }[status];
  const body = new TextEncoder().encode(JSON.stringify({ detail, error: status, errorCode, parameters: [], reason }));
  outgoing.writeHead(status, { "content-type": "application/json", "content-length": body.length, "x-error-code": errorCode });
  outgoing.end(body);
}
