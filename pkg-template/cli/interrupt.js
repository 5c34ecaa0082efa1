import { constants } from "node:os";

/** Which signals ask for an end: Ctrl+C, and what a CI sends to a job that is cancelled. */
const SIGNALS = ["SIGINT", "SIGTERM"];

/**
 * Lets what is under way end by itself when the user asks for an end, so that reports are written and tokens given back; the second time
 * it ends at once.
 *
 * @param {NodeJS.Process} process
 */
export function watchInterrupts(process) {
  const controller = new AbortController();
  const interrupt = {
    signal: controller.signal,
    /** As a shell has it: 128 and the number of the signal. Undefined as long as nobody asked. */
    exitCode: undefined,
    raise(name) {
      const code = 128 + constants.signals[name];
      if (interrupt.exitCode !== undefined) process.exit(code);
      interrupt.exitCode = code;
      controller.abort();
    },
    release: () => SIGNALS.forEach((name) => process.off(name, interrupt.raise)),
  };
  for (const name of SIGNALS) process.on(name, interrupt.raise);
  return interrupt;
}
