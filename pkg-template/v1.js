import { describeIntegrationOf, jsonSchemaOf, uiSchemaOf } from "./forms/catalogue.js";
import { DESCRIPTIONS, ELSEWHERE, INTEGRATION_TYPES, PLACE, PLAIN, SCHEMAS } from "./catalogue.data.js";
import { clientOf } from "./client/client.js";
import { plainOf } from "./forms/plain.js";
import { createRequestOf, deleteRequestOf, getRequestOf, listRequestOf, updateRequestOf } from "./client/requests.js";
import { parseResponseOf } from "./client/responses.js";
import { schemasOf } from "./forms/schemas.js";
import { validateFieldOf, validateOf } from "./forms/validation.js";
import { pickViewOf, prepareUpdateOf } from "./forms/views.js";

/**
 * What differs from one version of the API to another, made from the version's catalogue: here that of version 1.0, which is the top
 * level. For the other versions the build writes this file once more, as v2.js, with the catalogue of each.
 *
 * Each name takes only the parts that it needs, and the marks let bundlers drop the rest.
 */

// Plain data, usable before `init()`
export { INTEGRATION_TYPES };
export const describeIntegration = /* @__PURE__ */ describeIntegrationOf(DESCRIPTIONS, ELSEWHERE);
export const jsonSchema = /* @__PURE__ */ jsonSchemaOf(SCHEMAS, ELSEWHERE);
export const uiSchema = /* @__PURE__ */ uiSchemaOf(describeIntegration);

// Forms
const plain = /* @__PURE__ */ plainOf(PLACE, PLAIN);
export const validate = /* @__PURE__ */ validateOf(plain);
export const validateField = /* @__PURE__ */ validateFieldOf(plain);
export const schemas = /* @__PURE__ */ schemasOf(INTEGRATION_TYPES, validate, jsonSchema);
export const pickView = /* @__PURE__ */ pickViewOf(PLACE);
export const prepareUpdate = /* @__PURE__ */ prepareUpdateOf(PLACE);
export { localizeIssues } from "./forms/messages.js";
export { looksUnchanged } from "./forms/views.js";

// Requests and responses, nothing is sent
export const listRequest = /* @__PURE__ */ listRequestOf(PLACE);
export const getRequest = /* @__PURE__ */ getRequestOf(PLACE);
export const createRequest = /* @__PURE__ */ createRequestOf(PLACE);
export const updateRequest = /* @__PURE__ */ updateRequestOf(PLACE);
export const deleteRequest = /* @__PURE__ */ deleteRequestOf(PLACE);
export const parseResponse = /* @__PURE__ */ parseResponseOf(PLACE);
export { toCurl } from "./client/requests.js";
export { findIntegration } from "./client/responses.js";
export { redact } from "./forms/redact.js";

// Sending
export const IntegrationsClient = /* @__PURE__ */ clientOf(PLACE);
