import { PLACE } from "../catalogue.data.js";
import { clientOf } from "./client.js";
import { createRequestOf, deleteRequestOf, getRequestOf, listRequestOf, updateRequestOf } from "./requests.js";
import { parseResponseOf } from "./responses.js";

// What the full package adds to `/forms` for one version of the API, here 1.0. The build copies this file as it does forms/v1.js.

// Requests and responses, which send nothing
export const listRequest = /* @__PURE__ */ listRequestOf(PLACE);
export const getRequest = /* @__PURE__ */ getRequestOf(PLACE);
export const createRequest = /* @__PURE__ */ createRequestOf(PLACE);
export const updateRequest = /* @__PURE__ */ updateRequestOf(PLACE);
export const deleteRequest = /* @__PURE__ */ deleteRequestOf(PLACE);
export const parseResponse = /* @__PURE__ */ parseResponseOf(PLACE);
export { toCurl } from "./requests.js";
export { findIntegration } from "./responses.js";

// Sending
export const IntegrationsClient = /* @__PURE__ */ clientOf(PLACE);
