// Whether a button of the mouse, or a finger, is down.

let isDown = false;

for (const [event, value] of [["pointerdown", true], ["pointerup", false], ["pointercancel", false]]) {
  addEventListener(event, () => (isDown = value), { capture: true });
}

/**
 * Runs it now or, while something is being pressed, right after: a button that moves between pointer down and up loses its click.
 *
 * @param {() => void} action
 */
export function whenReleased(action) {
  if (!isDown) return action();
  const ended = new AbortController();
  const release = () => {
    ended.abort();
    // The click comes first.
    setTimeout(action);
  };
  for (const event of ["pointerup", "pointercancel"]) addEventListener(event, release, { signal: ended.signal });
}
