// The public exports. Each entry point in loaders/ has these and loads the wasm in its way; `/slim` is this file alone.

export { init, isInitialized } from "./start/init.js";

// Version 1.0 of the API, and version 2 under its name
export * from "./v1.js";
export * as v2 from "./v2.js";

export { createDigestSession, digestAuthorization } from "./client/digest.js";

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
} from "./errors/errors.js";
