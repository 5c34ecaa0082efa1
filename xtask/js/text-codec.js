// Only for the CommonJS files: Jest's jsdom hides TextDecoder and TextEncoder, which the glue needs, although Node has them.
// `getBuiltinModule`, not `require`, which bundlers would try to follow. Marked as pure, so that it is dropped from files that do not use it.

const platform = /* @__PURE__ */ (() => (globalThis.TextDecoder ? globalThis : globalThis.process.getBuiltinModule("node:util")))();

export const TextDecoder = /* @__PURE__ */ (() => platform.TextDecoder)();
export const TextEncoder = /* @__PURE__ */ (() => platform.TextEncoder)();
