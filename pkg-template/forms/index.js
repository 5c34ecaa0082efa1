// The public exports of `/forms`: what a form needs, and nothing that sends. Each of its entry points has these and loads the wasm in its
// way; `/forms/slim` is this file alone.

export { init, isInitialized } from "../start/forms.js";

// Version 1.0 of the API, and version 2 under its name
export * from "./v1.js";
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
