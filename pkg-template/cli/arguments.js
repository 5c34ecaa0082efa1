import { parseArgs } from "node:util";
import { nearest } from "../options/suggest.js";
import { COMMANDS, EVERYWHERE } from "./commands.js";
import { UsageError } from "./usage-error.js";

const PROJECT_VARIABLE = "MONGODB_ATLAS_PROJECT_ID";

/**
 * Reads the arguments: the command, its options and, by name, its positional arguments.
 *
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env  has the project if PROJECT is left out
 */
export function readArguments(args, env) {
  const name = args.find((arg) => !arg.startsWith("-"));
  const command = name === undefined ? undefined : commandOf(name);
  const known = { ...command?.options, ...EVERYWHERE };
  const { values: options, positionals, tokens } = parseArgs({ args, options: parsable(known), allowPositionals: true, strict: false, tokens: true });
  for (const token of tokens) if (token.kind === "option") check(token, known, name);
  if (!command || options.help || options.version) return { name, command, options, positionals: {} };
  return { name, command, options, positionals: named(name, command.args, positionals.slice(1), env) };
}

function commandOf(name) {
  if (Object.hasOwn(COMMANDS, name)) return COMMANDS[name];
  // An unknown word is not repeated in the message: it may be a secret that belongs in the environment.
  const near = nearest(name, Object.keys(COMMANDS));
  throw new UsageError(`there is no such command${near ? `: did you mean \`${near}\`?` : "; `atlas-integrations --help` lists them"}`);
}

const parsable = (known) => Object.fromEntries(Object.entries(known).map(([name, { short, value, multiple = false }]) =>
  [name, { type: value ? "string" : "boolean", multiple, ...(short && { short }) }]));

/** `parseArgs` could check this, too, but its messages have no suggestion and do not tell what to do. */
function check({ name: option, rawName, value, inlineValue }, known, command) {
  if (!Object.hasOwn(known, option)) {
    const near = nearest(option, Object.keys(known));
    const hint = near ? `did you mean \`--${near}\`?` : `\`atlas-integrations ${command ? `${command} ` : ""}--help\` lists them`;
    throw new UsageError(`${/^-{1,2}[a-z-]{1,30}$/.test(rawName) ? `\`${rawName}\`` : "what begins with `-`"} is not an option${command ? ` of \`${command}\`` : ""}: ${hint}`);
  }
  const wanted = known[option].value;
  if (wanted && (value === undefined || value === "" || (!inlineValue && value.startsWith("-")))) throw new UsageError(`\`${rawName}\` needs a value: \`${rawName} ${wanted}\``);
  if (!wanted && value !== undefined) throw new UsageError(`\`${rawName}\` takes no value`);
}

function named(command, names, given, env) {
  const usage = `usage: atlas-integrations ${[command, ...names].join(" ")}`;
  const required = names.filter((name) => !name.startsWith("["));
  const values = [...given];
  const place = required.indexOf("PROJECT");
  if (place >= 0 && values.length === required.length - 1 && env[PROJECT_VARIABLE]) values.splice(place, 0, env[PROJECT_VARIABLE]);
  if (values.length > names.length) throw new UsageError(`too many arguments; ${usage}`);
  if (values.length < required.length) {
    const missing = required[values.length];
    const hint = missing === "PROJECT" || place === 0 ? ` (you can set \`${PROJECT_VARIABLE}\` instead of PROJECT)` : "";
    throw new UsageError(`${missing} is missing${hint}; ${usage}`);
  }
  return Object.fromEntries(names.map((name, index) => [name.replace(/[[\]]/g, "").toLowerCase(), values[index]]));
}
