import { read } from "../shared/read.js";
import { asCaller } from "../shared/stack.js";

/**
 * One Standard Schema (1.1, with its JSON Schema part) per service of a version, and `ANY` for all of them, for form libraries.
 *
 * They are plain objects and synchronous. They check in mode `"form"`: the input is what form libraries pass, the output is ready to be sent.
 * Warnings are left out, because every issue of a Standard Schema blocks a submit. An issue has `code` and `params` besides `message` and
 * `path`. `libraryOptions` may have `{ locale, messages }` for one call.
 */
export const schemasOf = (types, validate, jsonSchema) =>
  Object.freeze(Object.fromEntries(["ANY", ...types].map((type) => [type, makeSchema(type, validate, jsonSchema)])));

function makeSchema(type, validate, jsonSchema) {
  function toJsonSchema(options) {
    return asCaller(toJsonSchema, () => jsonSchema(type, { target: read(options, "target") }));
  }
  return Object.freeze({
    "~standard": Object.freeze({
      version: 1,
      vendor: "atlas-integrations",
      validate: function validateBySchema(value, options) {
        const wording = read(options, "libraryOptions");
        const [locale, messages] = [read(wording, "locale"), read(wording, "messages")];
        const wanted = { locale, messages, type: type === "ANY" ? undefined : type, mode: "form" };
        const result = asCaller(validateBySchema, () => validate(value, wanted));
        return result.valid ? { value: result.value } : { issues: result.issues };
      },
      jsonSchema: Object.freeze({ input: toJsonSchema, output: toJsonSchema }),
    }),
  });
}
