import { provide } from "../start/init.js";
import module from "./wasm-module.js";

export * from "../index.js";

/** Vercel's Edge Runtime (the condition `edge-light`) does not compile bytes either. As workerd.js, but its bundlers need the suffix `?module`. */
provide(() => module);
