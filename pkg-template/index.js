// The table of contents. Each entry point (loaders/) is this, plus a way to the wasm; `/slim` is this alone.

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
