// The table of contents. Each entry point (loaders/) is this, plus a way to the wasm; `/slim` is this alone.

export { init, isInitialized } from "./init.js";

// Plain data, usable before `init()`
export { INTEGRATION_TYPES, describeIntegration, jsonSchema, uiSchema } from "./catalogue.js";

// Forms
export { validate, validateField } from "./validation.js";
export { localizeIssues } from "./messages.js";
export { schemas } from "./schemas.js";
export { looksUnchanged, pickView, prepareUpdate } from "./views.js";

// Requests and responses, nothing is sent
export { createRequest, deleteRequest, getRequest, listRequest, updateRequest, toCurl } from "./requests.js";
export { findIntegration, parseResponse } from "./responses.js";
export { redact } from "./redact.js";

// Sending
export { IntegrationsClient } from "./client.js";
export { createDigestSession, digestAuthorization } from "./digest.js";

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
} from "./errors.js";
