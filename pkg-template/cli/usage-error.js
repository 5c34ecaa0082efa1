/** An error that the user can correct with another command or another environment. It is reported by its message alone. */
export class UsageError extends Error {
  name = "UsageError";
  code = "usage";
}
