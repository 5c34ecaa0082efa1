/** What the user can put right by another command or another environment; its message is all there is to say. */
export class UsageError extends Error {
  name = "UsageError";
  code = "usage";
}
