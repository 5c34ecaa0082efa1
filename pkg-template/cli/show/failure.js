import { plainText } from "./screen.js";

/** What to do about an answer of Atlas, by status, if Atlas's message does not tell. */
const HINTS = {
  401: "are the credentials for this Atlas, and not expired?",
  403: "Atlas knows the credentials, but does not allow this: they need a role in the project, and their access list needs this machine's address",
};

/** What to do if no answer came, by the platform's code at the end of the message. */
const NO_ANSWER = [
  [/CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)/, "Node does not know who signed the certificate: if it is your company's proxy, set `NODE_EXTRA_CA_CERTS` to the file of its certificate"],
  [/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|TIMEOUT|UNREACH/, "is there a company's proxy? Node 24 uses it with `NODE_USE_ENV_PROXY=1`; docs/command-line.md explains it for other versions"],
];

/** The command line's names for the package's arguments. */
const NAMES = { groupId: "PROJECT", type: "TYPE", orgId: "--org" };

const FILES = {
  ENOENT: "is not there",
  EACCES: "can't be read or written: you have no permission",
  EPERM: "can't be read or written: you have no permission",
  EISDIR: "is a folder",
  ENOTDIR: "is below a file",
  ENOSPC: "does not fit: the disk is full",
  EROFS: "is on a disk that can't be written",
};

/**
 * An error as one line. For a system error it is the path and a text of this file; for all others the message, without control characters.
 *
 * @param {unknown} error
 */
export function describeError(error) {
  if (error?.syscall && Object.hasOwn(FILES, error.code) && error.path) return `\`${plainText(error.path)}\` ${FILES[error.code]}`;
  const message = plainText(error?.message ?? "failed without a message");
  if (error?.code === "validation") return inOurWords(message);
  const hint = HINTS[error?.status] ?? (error?.code === "network" ? NO_ANSWER.find(([code]) => code.test(message))?.[1] : undefined);
  return hint ? `${message} (${hint})` : message;
}

/** The message of a `ValidationError`. The package checks an organization's id as a project's, since it has the same form. */
function inOurWords(message) {
  const named = Object.entries(NAMES).reduce((text, [name, ours]) => text.replaceAll(`\`${name}\``, `\`${ours}\``), message);
  return named.replace(/^\w+: /, "").replace("`--org` must be a project id", "`--org` must be an organization's id");
}
