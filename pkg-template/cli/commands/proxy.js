import { inOurNames, readCredentials, withVariables } from "../credentials.js";
import { plainText } from "../show/screen.js";
import { UsageError } from "../usage-error.js";

const PORT = 8080;
/** The command's names for the proxy's options. */
const NAMES = { basePath: "--base-path", allowOrigins: "--allow-origin", allowGroups: "--project", projects: "--projects", readOnly: "--read-only" };
/** Those that it does not have, of the ones that a hint may name. */
const OTHERS = /`(apis|authorize|publicOrigin|allowHosts|maxBodyBytes|timeoutMs)`/;

/** Serves the proxy on loopback until the user stops it. */
export async function run({ options, screen, interrupt, env }) {
  const port = portOf(options.port);
  const { createProxy, serve } = await import("../../proxy.js");
  const { auth, target } = readCredentials(env, screen);
  const logger = (given) => {
    const event = { ...given, ...(given.hint && { hint: hintText(given.hint) }) };
    if (screen.json) screen.print(JSON.stringify(event));
    else screen.say(requestText(event));
  };
  const proxy = withVariables(() => createProxy({ auth, target, logger, ...chosen(options) }), NAMES);
  const server = await serve(proxy, { port }).catch((error) => {
    throw error.code === "EADDRINUSE" ? new UsageError(`port ${port} is in use: give another one, \`--port NUMBER\``) : error;
  });
  screen.print(screen.json ? JSON.stringify({ url: server.url }) : `${server.url}${options["base-path"] ?? ""} forwards to Atlas; Ctrl+C stops it`);
  await ended(interrupt.signal);
  await server.close();
  await proxy.close();
}

/** Also if it has aborted already, while the server was starting. @param {AbortSignal} signal */
function ended(signal) {
  return new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener("abort", resolve)));
}

function portOf(text = String(PORT)) {
  if (/^\d{1,5}$/.test(text) && Number(text) < 65_536) return Number(text);
  throw new UsageError("`--port` must be a whole number between 0 and 65535");
}

function chosen(options) {
  const given = {
    basePath: options["base-path"],
    allowOrigins: options["allow-origin"],
    allowGroups: options.project,
    projects: options.projects,
    readOnly: options["read-only"],
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

const hintText = (hint) => inOurNames(hint, NAMES) + (OTHERS.test(hint) ? " (what is no option of this command is one of `createProxy`)" : "");

const requestText = ({ method, path, status, durationMs, hint, reason }) =>
  `${plainText(method)} ${plainText(path)} ${status} ${Math.round(durationMs)} ms${hint ? `: ${plainText(hint)}` : ""}${reason ? ` (${plainText(reason)})` : ""}`;
