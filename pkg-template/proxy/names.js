// Host names and origins, from options and from headers. All are brought into the same form first, so that they can be compared exactly.

/** A name or address, and perhaps a port; no user, path or wildcard. */
const HOST = /^([^\s/\\?#@:[\]*]+|\[[0-9a-f:.]+\])(?::([0-9]{1,5}))?$/i;
const ORIGIN = /^([a-z][a-z0-9+.-]*):\/\/(.+)$/i;
const PORTS = { "http:": "80", "https:": "443" };

/**
 * @param {unknown} text  such as `localhost:8080`
 * @returns {{ name: string, port: string | undefined } | undefined}
 */
export function readHost(text) {
  const match = typeof text === "string" ? HOST.exec(text) : null;
  // `URL` normalizes the host: lower case, punycode, an address in its standard form.
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
 * An http or https origin, always with its port; `text` is the form in which a browser writes it.
 *
 * @param {unknown} text  such as `https://admin.example`
 */
export function readHttpOrigin(text) {
  const origin = readOrigin(text);
  if (!origin || !Object.hasOwn(PORTS, origin.protocol)) return undefined;
  return { ...origin, port: origin.port ?? PORTS[origin.protocol], text: new URL(text).origin };
}

export const isWildcard = (text) => text === "*";

/** The host of a request's URL, always with its port. */
export function hostOf(url) {
  return { name: url.hostname, port: url.port || PORTS[url.protocol] };
}

/** Whether a Host header names this host. Without a port it means the protocol's default port. */
export function isHostOf(header, { name, port, protocol }) {
  const named = readHost(header);
  return named !== undefined && named.name === name && (named.port ?? PORTS[protocol]) === port;
}

/** Whether a list's entry matches this host. Without a port it matches every port. */
export function fitsHost(entry, host) {
  return entry.name === host.name && (entry.port === undefined || entry.port === host.port);
}

/** Whether a list's entry matches this origin; both come from `readOrigin`. */
export function fitsOrigin(entry, origin) {
  return entry.protocol === origin.protocol && fitsHost(entry, { name: origin.name, port: origin.port ?? PORTS[origin.protocol] });
}

/** Whether the name reaches only this machine. */
export function isLoopback(name) {
  return name === "localhost" || name === "[::1]" || /^127(?:\.[0-9]{1,3}){3}$/.test(name);
}
