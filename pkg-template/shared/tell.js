/**
 * Tells a function of the user's (a logger) what happened. That it fails, at once or later, is no reason to fail here, and its rejection
 * must not end a process that has answered its request.
 *
 * @param {(what: any) => unknown} listener
 * @param {unknown} what
 */
export function tell(listener, what) {
  try {
    Promise.resolve(listener(what)).catch(() => {});
  } catch {
    // as above
  }
}
