import { plainText } from "./screen.js";

/** What to do about an answer of Atlas's, where its words do not say it. */
const HINTS = {
  401: "are the credentials those of this Atlas, and not expired?",
  403: "Atlas knows the credentials, and does not let them: they need a role in the project, and their access list this machine's address",
};

const FILES = {
  ENOENT: "is not there",
  EACCES: "must not be read or written by you",
  EPERM: "must not be read or written by you",
  EISDIR: "is a folder",
  ENOTDIR: "is below a file",
  ENOSPC: "does not fit: the disk is full",
  EROFS: "is on a disk that can't be written",
};

/**
 * An error in a line. The package's own hold no secret; of others, which a stranger may have made, only what is known is said.
 *
 * @param {unknown} error
 */
export function describeError(error) {
  if (error?.syscall && Object.hasOwn(FILES, error.code) && error.path) return `\`${plainText(error.path)}\` ${FILES[error.code]}`;
  const message = plainText(error?.message ?? "failed without a word");
  const hint = HINTS[error?.status];
  return hint ? `${message} (${hint})` : message;
}
