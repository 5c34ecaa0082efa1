/**
 * The exports that differ between versions of the API, here for version 1.0. For every other version the build writes this file and those
 * below it once more; its views have the same names (types.d.ts).
 */

export * from "./forms/v1.js";
export * from "./client/v1.js";
