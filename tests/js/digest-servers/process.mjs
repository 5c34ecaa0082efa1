// Starts and ends the servers of these tests. Each is a child of the test's own process and ends with it.
import { spawn } from "node:child_process";
import { once } from "node:events";

/** A path that the environment must give. */
export function tool(variable, remedy) {
  const value = process.env[variable];
  if (!value)
    throw new Error(`the environment variable ${variable} is missing: ${remedy}; \`cargo xtask test digest-servers\` sets it`);
  return value;
}

/**
 * Starts a program and waits until `ready(child)` gives something.
 *
 * @returns {Promise<{ value: any, stop: () => Promise<void> }>}
 */
export async function start(program, args, ready) {
  // In a separate process group: when Apache is stopped, it stops its whole group, which would be the test's.
  const child = spawn(program, args, { detached: true, stdio: ["pipe", "pipe", "pipe"] });
  const end = () => child.kill();
  process.once("exit", end);
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (said += text));
  const ended = once(child, "exit").then(([status, signal]) => {
    throw new Error(`${program} ended (${signal ?? status}): ${said}`);
  });
  ended.catch(() => {});
  const stop = async () => {
    process.off("exit", end);
    if (child.exitCode !== null || child.signalCode !== null) return;
    end();
    await ended.catch(() => {});
  };
  try {
    return { value: await Promise.race([ready(child), ended]), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
