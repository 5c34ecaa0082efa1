import { describeIntegrationOf, jsonSchemaOf, uiSchemaOf } from "./catalogue.js";
import { DESCRIPTIONS, ELSEWHERE, INTEGRATION_TYPES, PLACE, PLAIN, SCHEMAS } from "../catalogue.data.js";
import { plainOf } from "./plain.js";
import { schemasOf } from "./schemas.js";
import { validateFieldOf, validateOf } from "./validation.js";
import { pickViewOf, prepareUpdateOf } from "./views.js";

/**
 * What a form needs and what differs between versions of the API, made from the catalogue of one version: here 1.0, whose names are at the
 * top level of the package. For every other version the build writes this file once more, such as v2.js, with that version's catalogue.
 *
 * Each export uses only the parts of the catalogue that it needs; the marks for pure calls let bundlers drop the others.
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
export { localizeIssues } from "./messages.js";
export { looksUnchanged } from "./views.js";
export { redact } from "./redact.js";
