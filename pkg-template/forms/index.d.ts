/**
 * `atlas-integrations/forms`, and the same from `/forms/inline` and `/forms/slim`: what a form needs and nothing that sends, with a quarter of the
 * full package's wasm. Every export is also one of `atlas-integrations`; a program that imports both gets the same functions and error
 * classes. Only `init` and `isInitialized` are different: they load this entry point's own wasm.
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
