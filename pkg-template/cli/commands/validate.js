import { FileError, plainSlip } from "../file/slips.js";
import { readFleetFile } from "../file/fleet-file.js";
import { counted } from "../show/counted.js";
import { slipText } from "../show/slips.js";
import { plainText } from "../show/screen.js";

/** Prints all mistakes of a FILE at once, without asking Atlas. */
export async function run({ file, env, screen }) {
  const { slips, integrations, remove } = await readFleetFile(file, env);
  const errors = slips.filter(({ severity }) => severity === "error");
  if (screen.json) {
    const issues = errors.map(plainSlip);
    const warnings = slips.filter(({ severity }) => severity !== "error").map(plainSlip);
    screen.print(JSON.stringify({ valid: errors.length === 0, issues, warnings }));
    return errors.length === 0 ? 0 : 1;
  }
  for (const slip of slips) screen.say(slipText(slip, screen.paintAside));
  if (errors.length > 0) throw new FileError(slips);
  const removed = remove.length > 0 ? `, ${remove.length} to remove` : "";
  screen.print(`${screen.paint("fine:", "green")} ${plainText(file)} has ${counted(integrations.length, "integration")}${removed}`);
  return 0;
}
