// The exports that differ between versions of the API, here for version 1.0. For every other version the build writes this file and those
// that it names once more, such as v2.js.

export * from "./forms/v1.js";
export * from "./client/v1.js";
