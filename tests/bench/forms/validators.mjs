// Datadog's view in each library, with equal semantics: a closed object, `type` fixed, a key that is neither blank nor masked, a region
// of two. What is measured is `run`; `read` says what came of it: whether the value is valid, and how many errors it has.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import * as v from "valibot";
import * as z from "zod";
import * as zm from "zod/mini";

const pkg = process.env.ATLAS_PKG ?? new URL("../../../pkg", import.meta.url).pathname;
const api = await import(pathToFileURL(join(pkg, "loaders/inline.js")).href);

const KEY = /^(?!\*{4,}.{0,4}$)[^]*\S/su;
const REGIONS = ["US", "EU"];

const zod = z.strictObject({ type: z.literal("DATADOG"), apiKey: z.string().regex(KEY), region: z.enum(REGIONS).optional() });
const mini = zm.strictObject({ type: zm.literal("DATADOG"), apiKey: zm.string().check(zm.regex(KEY)), region: zm.optional(zm.enum(REGIONS)) });
const valibot = v.strictObject({ type: v.literal("DATADOG"), apiKey: v.pipe(v.string(), v.regex(KEY)), region: v.optional(v.picklist(REGIONS)) });

const schema = api.jsonSchema("DATADOG");
// Our schema cannot say what a mask is, and says twice that the key is not blank; here it says it all once.
schema.properties.apiKey = { type: "string", pattern: KEY.source };
const ajv = addFormats(new Ajv2020({ allErrors: true, unicodeRegExp: true, code: { regExp: dotAll() } })).compile(schema);

/** Ajv's regular expressions have no `s` flag of their own. */
function dotAll() {
  const make = (source, flags) => new RegExp(source, `${flags}s`);
  return Object.assign(make, { code: "new RegExp" });
}

/** Ajv reports each keyword of a field that fails; the others say one thing for a field. */
const countFields = (errors) => new Set(errors.map(({ instancePath, params }) => instancePath || params.missingProperty || params.additionalProperty)).size;

const options = { type: "DATADOG" };

/** @type {Record<string, { run: (value: unknown) => unknown, read: (result: any) => { valid: boolean, errors: number } }>} */
export const VALIDATORS = {
  "atlas-integrations": { run: (value) => api.validate(value, options), read: ({ valid, issues }) => ({ valid, errors: issues.length }) },
  "zod": { run: (value) => zod.safeParse(value), read: ({ success, error }) => ({ valid: success, errors: error?.issues.length ?? 0 }) },
  "zod/mini": { run: (value) => mini.safeParse(value), read: ({ success, error }) => ({ valid: success, errors: error?.issues.length ?? 0 }) },
  "valibot": { run: (value) => v.safeParse(valibot, value), read: ({ success, issues }) => ({ valid: success, errors: issues?.length ?? 0 }) },
  "ajv": { run: (value) => ajv(value), read: (valid) => ({ valid, errors: valid ? 0 : countFields(ajv.errors) }) },
};
