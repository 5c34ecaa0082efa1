#!/usr/bin/env node
// The command line: `npx atlas-integrations`. docs/command-line.md explains how to use it.
//
// It uses the package through its public entry points, like any other user. Each command is loaded when it is called, so that `--help` and
// `--version` are fast.

import { readArguments } from "./arguments.js";
import { COMMANDS } from "./commands.js";
import { describeError } from "./show/failure.js";
import { helpOf, overview } from "./show/help.js";
import { Screen } from "./show/screen.js";
import { watchInterrupts } from "./interrupt.js";
import { UsageError } from "./usage-error.js";

main(process.argv.slice(2));

async function main(args) {
  const screen = new Screen(process);
  const interrupt = watchInterrupts(process);
  try {
    process.exitCode = await run(args, screen, interrupt);
  } catch (error) {
    process.exitCode = interrupt.exitCode ?? 1;
    // After an interrupt the error would only tell that the command was interrupted.
    if (interrupt.exitCode === undefined || error instanceof UsageError) tell(error, args, screen);
  } finally {
    process.exitCode = interrupt.exitCode ?? (screen.isCut ? 1 : process.exitCode);
    interrupt.release();
  }
}

/** Runs a command and returns the exit code. */
async function run(args, screen, interrupt) {
  const { name, command, options, positionals } = readArguments(args, process.env);
  if (options.version) return version(screen);
  if (!command || options.help) {
    screen.print(command ? helpOf(name, command, screen.width) : overview(COMMANDS, screen.width));
    // Options without a command are a mistake, which a script should notice.
    return command || options.help || args.length === 0 ? 0 : 1;
  }
  screen.json = options.json === true;
  const { run } = await command.load();
  return (await run({ ...positionals, options, screen, interrupt, env: process.env })) ?? 0;
}

async function version(screen) {
  const { readFile } = await import("node:fs/promises");
  screen.print(JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8")).version);
  return 0;
}

/** Reports an error: as JSON on standard output for programs, as text on standard error for people. */
function tell(error, args, screen) {
  if (args.includes("--json")) screen.print(JSON.stringify({ error: { ...error.toJSON?.(), code: error.code ?? "failed", message: describeError(error) } }));
  else screen.fail(describeError(error));
}
