// For the CommonJS files alone: Jest's jsdom hides TextDecoder and TextEncoder, which the glue needs, though the Node around it has them.
// `getBuiltinModule` and not `require`, which bundlers would try to put into a page. Pure, so that it is only where it is used.

const platform = /* @__PURE__ */ (() => (globalThis.TextDecoder ? globalThis : globalThis.process.getBuiltinModule("node:util")))();

export const TextDecoder = /* @__PURE__ */ (() => platform.TextDecoder)();
export const TextEncoder = /* @__PURE__ */ (() => platform.TextEncoder)();
