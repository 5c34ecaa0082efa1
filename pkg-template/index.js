// The table of contents. Each entry point (loaders/) is this, plus a way to the wasm; `/slim` is this alone.

export { init, isInitialized } from "./start/init.js";

// Plain data, usable before `init()`
export { INTEGRATION_TYPES, describeIntegration, jsonSchema, uiSchema } from "./forms/catalogue.js";

// Forms
export { validate, validateField } from "./forms/validation.js";
export { localizeIssues } from "./forms/messages.js";
export { schemas } from "./forms/schemas.js";
export { looksUnchanged, pickView, prepareUpdate } from "./forms/views.js";

// Requests and responses, nothing is sent
export { createRequest, deleteRequest, getRequest, listRequest, updateRequest, toCurl } from "./client/requests.js";
export { findIntegration, parseResponse } from "./client/responses.js";
export { redact } from "./forms/redact.js";

// Sending
export { IntegrationsClient } from "./client/client.js";
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
