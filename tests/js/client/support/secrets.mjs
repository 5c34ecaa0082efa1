// Random secrets, everything that a person may print of a value, and whether a secret is in it.

import fc from "fast-check";
import { inspect } from "node:util";
import { api, fullView } from "./package.mjs";

/** In no text of the package: a secret with one of these can't be in an output by chance. */
const RARE = ["^", "~", "|", "¬"];
const ORDINARY = [..."abcXYZ019"];
const SPECIAL = [..."\"'\\<>&%/?#+=;:{}[]() $`!,.", "\n", "ü", "€", "😀"];

const secretOf = (characters, rare) =>
  fc.tuple(fc.array(fc.constantFrom(...characters), { minLength: 3, maxLength: 40 }), fc.constantFrom(...rare), fc.nat())
    .map(([text, mark, at]) => text.toSpliced(at % (text.length + 1), 0, mark).join(""));

/** A secret of 4 characters and more, of any characters: for what goes into JSON or into a hash. */
export const secret = secretOf([...ORDINARY, ...SPECIAL], RARE).filter((text) => text.trim() !== "");
/** A secret that the client accepts as a key or token: any characters between two letters, since white space and quotes around it are refused. */
const inside = (texts) => texts.map((text) => `k${text}k`);
export const key = inside(secret);
/** A secret that a header can carry. */
export const token = secretOf([...ORDINARY, ...SPECIAL.filter((character) => character > " " && character < "\x7f")], ["^", "~", "|"]);

export const bearer = inside(token);

/** A view of any service with a random secret in each field that has one, and the secrets. */
export const view = fc.tuple(fc.constantFrom(...api.INTEGRATION_TYPES), fc.array(secret, { minLength: 4, maxLength: 4 })).map(([type, all]) => {
  const left = [...all];
  const filled = fullView(type, () => left.pop());
  const fields = api.describeIntegration(type).fields;
  const secrets = fields.filter((field) => field.secret).map((field) => filled[field.name]);
  const urls = fields.filter((field) => field.kind === "url").map((field) => filled[field.name]);
  return { view: filled, secrets: [...secrets, ...urls, ...urls.map((url) => url.slice(new URL(url).origin.length))] };
});

/** A secret as it may be written: as it is, in JSON, as `util.inspect` writes it, in a URL, in HTML, in a shell's quotes. */
const spellings = (text) => new Set([
  text,
  JSON.stringify(text).slice(1, -1),
  inspect(text).slice(1, -1),
  encodeURIComponent(text),
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`),
  text.replaceAll("'", "'\\''"),
]);

/** Everything that can be printed of a value, its hidden properties too. */
export function printed(value) {
  const texts = [String(value), inspect(value, { depth: Infinity, showHidden: true, getters: true, maxStringLength: null, maxArrayLength: null })];
  texts.push(inspect(value, { depth: Infinity, customInspect: false }), JSON.stringify(value) ?? "");
  if (value instanceof Error) texts.push(value.message, value.stack, JSON.stringify({ ...value }), printed(value.cause), printed(api.redact(value)));
  return texts.join("\n");
}

/** Throws if a text contains one of the secrets. */
export function assertSecret(text, secrets, what) {
  for (const each of secrets) {
    for (const spelling of spellings(each)) {
      if (text.includes(spelling)) throw new Error(`${what} shows ${JSON.stringify(each)}:\n${text.slice(Math.max(0, text.indexOf(spelling) - 200)).slice(0, 600)}`);
    }
  }
}
