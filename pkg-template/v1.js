// What differs from one version of the API to another: here version 1.0. The build writes this file, and those that it names, once more for
// each of the other versions, such as v2.js.

export * from "./forms/v1.js";
export * from "./client/v1.js";
