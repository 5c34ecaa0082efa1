/**
 * `atlas-integrations/forms`, and the same from `/forms/inline` and `/forms/slim`: what a form needs and nothing that sends, with a third of the
 * full package's wasm. All of it is as in `atlas-integrations`; beside that in one program the functions and the error classes are the
 * same ones. `init` and `isInitialized` are of this entry point's own wasm.
 *
 * @module forms
 */

export { init, isInitialized } from "../start/init.js";
export type { InitSource } from "../start/init.js";
export type { Locale } from "./locale.js";

export * from "./v1.js";
/** The same names for version 2 of the Atlas Administration API. */
export * as v2 from "./v2.js";

export {
  AbortedError,
  AtlasApiError,
  AtlasIntegrationsError,
  AuthenticationError,
  DigestError,
  NetworkError,
  NotInitializedError,
  RateLimitError,
  ResponseFormatError,
  TimeoutError,
  ValidationError,
} from "../errors/errors.js";
export type { ApiErrorFields, ErrorCode } from "../errors/errors.js";
