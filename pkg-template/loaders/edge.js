import { provide } from "../start/init.js";
import module from "./wasm-module.js";

export * from "../index.js";

/** Vercel's Edge Runtime (the condition `edge-light`) compiles no bytes either: as in workerd.js, with a suffix that its bundlers insist on. */
provide(() => module);
