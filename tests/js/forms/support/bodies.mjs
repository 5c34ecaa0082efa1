// Bodies as a program might send them: valid ones, and one with each possible mistake.

import fc from "fast-check";
import { api } from "./package.mjs";

const blank = fc.constantFrom("", " ", "\t\n", "\u00a0\ufeff", "\u2003");
const mask = fc.constantFrom("****", "****cdef", "****************************cdef", "*****", "***", "****abcde", "a****");
const text = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }),
  fc.constantFrom("0123456789abcdef0123456789abcdef", "0123456789ABCDEF0123456789abcde", "0123456789abcdef0123456789abcdef0", "made-up", " made-up ", "\u0085", "null", "0"),
);
const url = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(
    "https://hooks.example.com", "HTTP://hooks.example.com:8080/a?b=c#d", "https://hooks.example.com/****2101", "https://hooks.example.com/****", "https://[::1]/x",
    "https://user:made-up@hooks.example.com/", "https://hooks.example.com/a b", "https://hooks.example.com/ü", "https://例え.example/", " https://hooks.example.com",
    "https:hooks.example.com", "https:/hooks.example.com", "https:\\\\hooks.example.com", "ht\ntps://hooks.example.com", "https://hooks.example.com:99999/", "https://1.2.3.999/",
    "https://", "https://a b/", "https://%zz/", "http://hooks.example.com/%zz", "ftp://hooks.example.com/", "hooks.example.com", "mailto:a@example.com", "javascript:alert(1)", "/atlas", "//hooks.example.com", "https://?x",
  ),
);
const notText = fc.constantFrom(null, 0, 1.5, true, false, [], ["US"], {}, { a: 1 });
const choice = fc.constantFrom("US", "EU", "us", "", "AP1", "US5", "US ");

const valueOf = ({ kind, options }) => {
  if (kind === "enum") return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...options.map(({ value }) => value)) }, choice, notText);
  if (kind === "boolean") return fc.oneof({ weight: 4, arbitrary: fc.boolean() }, blank, notText, fc.constant("true"));
  return fc.oneof({ weight: 6, arbitrary: kind === "url" ? url : text }, { weight: 1, arbitrary: mask }, { weight: 1, arbitrary: blank }, { weight: 1, arbitrary: notText });
};

/** A body for one service; sometimes without `type`, with another `type`, or with a field too many. */
const bodyOf = (api, type) => {
  const { fields } = api.describeIntegration(type);
  const properties = Object.fromEntries(fields.map((field) => [field.name, fc.option(valueOf(field), { freq: field.required ? 12 : 2, nil: undefined })]));
  const types = fc.oneof({ weight: 14, arbitrary: fc.constant(type) }, { weight: 1, arbitrary: fc.constantFrom(undefined, null, "", 5, "JIRA", ...api.INTEGRATION_TYPES) });
  const more = fc.oneof({ weight: 10, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: fc.dictionary(fc.constantFrom("id", "apikey", "region", "name", "__proto__"), fc.constantFrom("US", "made-up", null), { maxKeys: 1 }) });
  const body = fc.tuple(fc.record({ type: types, ...properties }), more).map(([own, others]) => ({ ...others, ...own }));
  // As JSON carries it: what is undefined is not there.
  return body.map((body) => JSON.parse(JSON.stringify(body)));
};

/** A service's type in a version, with a body for it, or with a value that is not a body. */
export const bodiesOf = (api) => fc.constantFrom(...api.INTEGRATION_TYPES).chain((type) =>
  fc.tuple(fc.constant(type), fc.oneof({ weight: 30, arbitrary: bodyOf(api, type) }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) })));

export const bodies = bodiesOf(api);
