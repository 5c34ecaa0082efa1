// Values that no form sends: anything a generator makes, and what no generator thinks of.

import fc from "fast-check";

export const odd = fc.anything({
  withBigInt: true, withBoxedValues: true, withDate: true, withMap: true, withNullPrototype: true, withObjectString: true, withSet: true,
  withSparseArray: true, withTypedArray: true, withUnicodeString: true,
});

const throwing = () => { throw new Error("made-up trap"); };
const cyclic = { type: "DATADOG" };
cyclic.apiKey = cyclic;
const revoked = Proxy.revocable({}, {});
revoked.revoke();
const view = { type: "DATADOG", apiKey: "made-up" };

/** Made anew each time, since some are spoilt by being read. */
export const hostile = fc.constantFrom(
  () => new Proxy({}, { ownKeys: throwing, get: throwing, getPrototypeOf: throwing, has: throwing, getOwnPropertyDescriptor: throwing }),
  () => new Proxy({ type: "DATADOG", apiKey: "x" }, { get: throwing }),
  () => new Proxy([], {}),
  () => revoked.proxy,
  () => cyclic,
  () => ({ type: "DATADOG", get apiKey() { throw "not even an Error"; } }),
  () => ({ get type() { return throwing(); } }),
  () => ({ type: { toString: throwing, valueOf: throwing, [Symbol.toPrimitive]: throwing } }),
  () => ({ get [Symbol.toStringTag]() { return throwing(); } }),
  () => ({ type: "WEBHOOK", url: "https://" + "a".repeat(100_000), secret: "\ud800" }),
  () => ({ type: "WEBHOOK", url: `https://${"a".repeat(70)}.example/${"/a".repeat(100_000)}` }),
  () => ({ type: "DATADOG", apiKey: new Array(2 ** 32 - 1) }),
  () => Symbol("made-up"),
  () => () => {},
  () => class {},
  () => Object.create(view),
  () => Object.assign(Object.create(null), view),
  () => Object.assign(new (class View {})(), view),
  () => new Proxy({ ...view }, {}),
  () => Object.defineProperty({ apiKey: "made-up" }, "type", { value: "DATADOG" }),
  () => Object.defineProperty({ type: "DATADOG" }, "apiKey", { value: "hidden" }),
  // Of these only core's way of asking tells that they are no plain objects.
  () => Object.assign((function () { return arguments; })(), view),
  () => Object.assign(Object.setPrototypeOf([], Object.prototype), view),
  () => Object.assign([], view, { [Symbol.toStringTag]: "Object" }),
  () => ({ ...view, [Symbol.toStringTag]: "View" }),
  () => Object.assign(new Date(0), view, { [Symbol.toStringTag]: "Object" }),
  () => Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`field${index}`, index])),
  () => ({ ...view, ...Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`${index}field`, index])) }),
);
