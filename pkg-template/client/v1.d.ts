/** What the full package adds to `/forms` for one version of the API, here 1.0. The build copies this file as it does ../v1.d.ts. */

export { createRequest, deleteRequest, getRequest, listRequest, updateRequest, toCurl } from "./requests.js";
export type { ListRequestArgs, SingleQuery, SingleRequestArgs, ViewRequestArgs } from "./requests.js";
export { findIntegration, parseResponse } from "./responses.js";
export type { RawResponse } from "./responses.js";

export { IntegrationsClient } from "./client.js";
export type { CallOptions, ClientAuth, ClientOptions, FetchInit, FetchResponse, LogEvent } from "./client.js";
