// Whatever JavaScript can hand over: what fast-check makes up, bodies nearly right, and what no generator thinks of.

import fc from "fast-check";
import { bodies } from "./bodies.mjs";

export const odd = fc.anything({
  withBigInt: true, withBoxedValues: true, withDate: true, withMap: true, withNullPrototype: true, withObjectString: true, withSet: true,
  withSparseArray: true, withTypedArray: true, withUnicodeString: true,
});

/** What every trap of the input's own throws, so that a test can tell it from an error of the package's. */
export const TRAP = "made-up trap";
const throwing = () => { throw new Error(TRAP); };
const cyclic = { type: "DATADOG" };
cyclic.apiKey = cyclic;
const revoked = Proxy.revocable({}, {});
revoked.revoke();
const revokedFunction = Proxy.revocable(() => {}, {});
revokedFunction.revoke();
const view = { type: "DATADOG", apiKey: "made-up" };
const loop = [];
loop.push(loop);

const deep = () => {
  let deep = {};
  for (let i = 0; i < 2_000; i += 1) deep = i % 2 ? { type: "WEBHOOK", url: deep } : [deep];
  return deep;
};

const detached = () => {
  const buffer = new ArrayBuffer(8);
  const view = new Uint8Array(buffer);
  structuredClone(buffer, { transfer: [buffer] });
  return view;
};

/** Made anew each time, since some are spoilt by being read. */
export const hostile = fc.constantFrom(
  () => new Proxy({}, { ownKeys: throwing, get: throwing, getPrototypeOf: throwing, has: throwing, getOwnPropertyDescriptor: throwing }),
  () => new Proxy({ type: "DATADOG", apiKey: "x" }, { get: throwing }),
  () => new Proxy({}, { ownKeys: () => ["type", "type\0", "apiKey"], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: 1 }), get: () => "DATADOG" }),
  () => new Proxy([], {}),
  () => new Proxy([], { get: (target, name) => (name === "length" ? 1_000 : target[name]) }),
  () => new Proxy(() => {}, { apply: throwing, construct: throwing }),
  () => revoked.proxy,
  () => revokedFunction.proxy,
  () => cyclic,
  () => loop,
  () => deep(),
  () => detached(),
  () => ({ type: "DATADOG", get apiKey() { throw "not even an Error"; } }),
  () => ({ get type() { return throwing(); } }),
  () => ({ type: { toString: throwing, valueOf: throwing, [Symbol.toPrimitive]: throwing } }),
  () => ({ get [Symbol.toStringTag]() { return throwing(); } }),
  () => ({ toJSON: throwing, type: "WEBHOOK", url: "https://hooks.example.com/x" }),
  () => ({ then: throwing, type: "DATADOG" }),
  () => ({ type: "WEBHOOK", url: "https://" + "a".repeat(20_000), secret: "\ud800" }),
  () => "\udc00\ud800 lone",
  () => "x".repeat(20_000),
  () => JSON.parse('{ "__proto__": { "type": "DATADOG" }, "constructor": { "prototype": 1 }, "type": "DATADOG" }'),
  () => Object.assign(Object.create(null), { type: "DATADOG", apiKey: "0123456789abcdef0123456789abcdef" }),
  () => Symbol("made-up"),
  () => Symbol.iterator,
  () => 2n ** 70n,
  () => -0,
  () => NaN,
  () => () => {},
  () => async () => throwing(),
  () => class {},
  () => new (class View { type = "DATADOG"; apiKey = "x"; })(),
  () => Promise.resolve({ type: "DATADOG" }),
  () => new Error(TRAP),
  () => new Headers({ "content-type": "x" }),
  () => new URL("https://hooks.example.com/"),
  () => new WeakMap(),
  () => new SharedArrayBuffer(4),
  () => Object.freeze(Object.setPrototypeOf(() => null, null)),
  () => [, "hole", , null],
  () => Object.create({ type: "DATADOG", apiKey: "inherited" }),
  () => Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`field${index}`, index])),
  () => globalThis,
  () => ({ type: "WEBHOOK", url: `https://${"a".repeat(70)}.example/${"/a".repeat(20_000)}` }),
  () => ({ type: "DATADOG", apiKey: new Array(2 ** 32 - 1) }),
  () => Object.assign(Object.create(null), view),
  () => new Proxy({ ...view }, {}),
  () => Object.defineProperty({ apiKey: "made-up" }, "type", { value: "DATADOG" }),
  () => Object.defineProperty({ type: "DATADOG" }, "apiKey", { value: "hidden" }),
  // Of these only core's way of asking tells that they are no plain objects.
  () => Object.assign((function () { return arguments; })(), view),
  () => Object.assign(Object.setPrototypeOf([], Object.prototype), view),
  () => Object.assign([], view, { [Symbol.toStringTag]: "Object" }),
  () => ({ ...view, [Symbol.toStringTag]: "View" }),
  () => Object.assign(new Date(0), view, { [Symbol.toStringTag]: "Object" }),
  () => ({ ...view, ...Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`${index}field`, index])) }),
);

/** Functions that give the thing: fast-check looks into what it generates, and a revoked proxy throws then. */
export const given = (arbitrary) => arbitrary.map((value) => Object.assign(() => value, { [fc.toStringMethod]: () => fc.stringify(value) }));

export const value = fc.oneof(
  { weight: 5, arbitrary: given(odd) },
  { weight: 2, arbitrary: given(bodies.map(([, body]) => body)) },
  { weight: 1, arbitrary: hostile },
);

/** Half the time one of the usual values. */
export const or = (...usual) => fc.oneof(given(fc.constantFrom(...usual)), value);
