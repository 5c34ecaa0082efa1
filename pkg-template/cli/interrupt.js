import { constants } from "node:os";

/** The signals that end the command: Ctrl+C, and what a CI sends to a cancelled job. */
const SIGNALS = ["SIGINT", "SIGTERM"];

/**
 * After the first signal the command ends in order: reports are written and tokens revoked. After the second one it ends at once.
 *
 * @param {NodeJS.Process} process
 */
export function watchInterrupts(process) {
  const controller = new AbortController();
  const interrupt = {
    signal: controller.signal,
    /** 128 plus the number of the signal, as in a shell. Undefined before a signal. */
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
