// Servers and `fetch` functions that repeat what they get: each makes a `fetch` from the secrets of a call.

import fc from "fast-check";

const HEADER = /^[\t\x20-\x7e\x80-\xff]*$/;
/** As much of a text as a header can carry. */
const header = (text) => [...text].filter((character) => HEADER.test(character)).join("");
const quoted = (text) => `"${header(text).replace(/[\\"]/g, "\\$&")}"`;

/** @returns {Promise<string>} all that the request says, and the secrets again one by one */
async function said(request, secrets) {
  const body = request.body ? await request.clone().text() : "";
  const headers = [...request.headers].map(([name, value]) => `${name}: ${value}`);
  return [request.url, ...headers, body, ...secrets, ...secrets.map((secret) => `<b>${secret}</b>=${secret}.`)].join(" and ");
}

const errorBody = (status, text, secrets) => ({
  error: status, errorCode: secrets[0], reason: text, detail: text,
  parameters: [text, ...secrets, null, 7, { [secrets[0]]: { deep: [text] } }],
  badRequestDetail: { fields: [...secrets, "apiKey"].map((field) => ({ field, description: text })) },
});

/** An error with the text in every place that an error has. */
function poisoned(text, secrets, depth = 3) {
  const error = new TypeError(text);
  error.name = text;
  error.code = text;
  error.request = { headers: { authorization: text }, body: text };
  error[secrets[0]] = text;
  error.stack = text;
  if (depth > 0) error.cause = poisoned(text, secrets, depth - 1);
  return error;
}

const respond = (status, body, headers = {}) => new Response(body, { status, headers });
const contentType = (secrets) => ({ "content-type": `text/x-${header(secrets.join(" "))}` });

/** The ways to repeat a request. */
const WAYS = {
  "an error of Atlas's shape": (secrets, status) => async (request) =>
    respond(status, JSON.stringify(errorBody(status, await said(request, secrets), secrets)), contentType(secrets)),
  "an error in an envelope": (secrets, status) => async (request) =>
    respond(200, JSON.stringify({ status, content: errorBody(status, await said(request, secrets), secrets) })),
  "an OAuth error": (secrets, status) => async (request) =>
    respond(status, JSON.stringify({ error: secrets[0], error_description: await said(request, secrets) })),
  "an error page": (secrets, status) => async (request) => respond(status, `<html>${await said(request, secrets)}`, contentType(secrets)),
  "a page with 200": (secrets) => async (request) => respond(200, `<html>${await said(request, secrets)}`, contentType(secrets)),
  "a list without results": (secrets) => async (request) => respond(200, JSON.stringify({ links: [await said(request, secrets)] }), contentType(secrets)),
  "a redirect": (secrets) => async (request) => respond(302, await said(request, secrets), { location: `/${encodeURIComponent(secrets[0])}`, ...contentType(secrets) }),
  "a challenge with an algorithm that is a secret": (secrets) => async () =>
    respond(401, "", { "www-authenticate": secrets.map((secret) => `Digest realm="r", nonce="n", algorithm=${quoted(secret)}`).join(", ") }),
  "a challenge with a qop that is a secret": (secrets) => async () =>
    respond(401, "", { "www-authenticate": secrets.map((secret) => `Digest realm="r", nonce="n", qop=${quoted(secret)}`).join(", ") }),
  "a challenge whose realm and nonce are secrets, and a refusal": (secrets) => async (request) =>
    respond(401, await said(request, secrets), { "www-authenticate": `Digest realm=${quoted(secrets[0])}, nonce=${quoted(secrets.at(-1))}, opaque=${quoted(secrets[0])}` }),
  "a challenge that is a secret": (secrets) => async () => respond(401, "", { "www-authenticate": header(secrets.join(", ")).trim() || "Basic" }),
  "a rejection with an error": (secrets) => async (request) => { throw poisoned(await said(request, secrets), secrets); },
  "a rejection with a text": (secrets) => async (request) => { throw await said(request, secrets); },
  "a rejection with the request itself": () => async (request) => { throw Object.assign(request, { message: request.headers.get("authorization") ?? "", init: Object.fromEntries(request.headers) }); },
  "a rejection with an object": (secrets) => async (request) => {
    const text = await said(request, secrets);
    throw { name: text, message: text, code: text, toString: () => text, toJSON: () => text, config: { data: text } };
  },
  "a throw": (secrets) => () => { throw poisoned(secrets.join(" "), secrets); },
  "a body that breaks": (secrets) => async (request) => {
    const error = poisoned(await said(request, secrets), secrets);
    return { status: 200, headers: new Headers(), text: () => Promise.reject(error) };
  },
  "no Response": (secrets) => async (request) => ({ data: await said(request, secrets), toString: () => secrets[0] }),
  "a good answer": (secrets) => async (request) => respond(200, JSON.stringify({ results: [{ type: "X", said: await said(request, secrets) }], type: "X" }), contentType(secrets)),
};

/** The same, each as a function that returns a `fetch`. */
export const ECHOES = Object.fromEntries(Object.entries(WAYS).map(([name, way]) => [name, (...args) => {
  const echo = way(...args);
  return (url, init) => echo(new Request(url, init));
}]));

export const status = fc.constantFrom(400, 401, 403, 404, 409, 418, 429, 500, 502, 503, 504);
