/**
 * What differs from one version of the API to another: here in version 1.0. The build writes this file, and those below it, once more for
 * each of the other versions, with the views of that one under the same names (types.d.ts).
 */

export * from "./forms/v1.js";
export * from "./client/v1.js";
