/**
 * Calls a function of the user, such as a logger. If it throws or rejects, that is ignored: the request has been answered, and an
 * unhandled rejection would end the process.
 *
 * @param {(what: any) => unknown} listener
 * @param {unknown} what
 */
export function tell(listener, what) {
  try {
    Promise.resolve(listener(what)).catch(() => {});
  } catch {
    // ignored, as the comment above says
  }
}
