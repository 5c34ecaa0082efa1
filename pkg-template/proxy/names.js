// Names of hosts and origins, in lists and as callers send them: read once into the same form, so that comparing them is exact.

/** A name or address, and a port. Not what only a URL could mean: a user, a path, a wildcard. */
const HOST = /^([^\s/\\?#@:[\]*]+|\[[0-9a-f:.]+\])(?::([0-9]{1,5}))?$/i;
const ORIGIN = /^([a-z][a-z0-9+.-]*):\/\/(.+)$/i;
const PORTS = { "http:": "80", "https:": "443" };

/**
 * @param {unknown} text  such as `localhost:8080`
 * @returns {{ name: string, port: string | undefined } | undefined}
 */
export function readHost(text) {
  const match = typeof text === "string" ? HOST.exec(text) : null;
  // A URL knows how a host is written: lower case, punycode, an address in its one form.
  if (!match || !URL.canParse(`http://${text}`)) return undefined;
  return { name: new URL(`http://${text}`).hostname, port: match[2] && String(Number(match[2])) };
}

/** @param {unknown} text  such as `https://admin.example:8443` */
export function readOrigin(text) {
  const match = typeof text === "string" ? ORIGIN.exec(text) : null;
  const host = match && readHost(match[2]);
  return host ? { ...host, protocol: `${match[1].toLowerCase()}:` } : undefined;
}

/**
 * An origin that a server can have: its port is always there, and `text` is how a browser writes it.
 *
 * @param {unknown} text  such as `https://admin.example`
 */
export function readHttpOrigin(text) {
  const origin = readOrigin(text);
  if (!origin || !Object.hasOwn(PORTS, origin.protocol)) return undefined;
  return { ...origin, port: origin.port ?? PORTS[origin.protocol], text: new URL(text).origin };
}

export const isWildcard = (text) => text === "*";

/** The host of a request's URL, its port always there. */
export function hostOf(url) {
  return { name: url.hostname, port: url.port || PORTS[url.protocol] };
}

/** Whether a Host header names this host; one without a port means the usual one of the protocol. */
export function isHostOf(header, { name, port, protocol }) {
  const named = readHost(header);
  return named !== undefined && named.name === name && (named.port ?? PORTS[protocol]) === port;
}

/** Whether a list's entry is for this host: one without a port is for every port. */
export function fitsHost(entry, host) {
  return entry.name === host.name && (entry.port === undefined || entry.port === host.port);
}

/** Whether a list's entry is for this origin, as `readOrigin` has read it. */
export function fitsOrigin(entry, origin) {
  return entry.protocol === origin.protocol && fitsHost(entry, { name: origin.name, port: origin.port ?? PORTS[origin.protocol] });
}

/** Names that only reach the machine itself. */
export function isLoopback(name) {
  return name === "localhost" || name === "[::1]" || /^127(?:\.[0-9]{1,3}){3}$/.test(name);
}
