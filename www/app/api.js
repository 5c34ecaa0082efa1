// The versions of the API that the page speaks: version 2 unless the address names the other one.

import * as forms from "./package.js";

/**
 * What differs between them is the package's; here is only what the page calls them.
 *
 * @typedef {object} Api
 * @property {string} name  in addresses and paths
 * @property {string} title  at the head of a line
 * @property {string} called  in a sentence
 * @property {(entry: object) => typeof import("../../pkg/index.js")} of  its part of an entry of the package
 * @property {typeof import("../../pkg/forms/index.js")} forms  its part of the entry for forms
 */

/** @type {Api} */
const V2 = { name: "v2", title: "Version 2", called: "version 2", of: ({ v2 }) => v2, forms: forms.v2 };

/** @type {Api} */
const V1 = { name: "v1.0", title: "Version 1.0", called: "version 1.0", of: (entry) => entry, forms };

/** The one that the page speaks by default comes first. */
export const APIS = [V2, V1];
export const [DEFAULT_API] = APIS;

/** @param {string | undefined} name */
export const findApi = (name) => APIS.find((api) => api.name === name);

/** @param {Api} api @param {string} type */
export const knows = ({ forms }, type) => forms.INTEGRATION_TYPES.includes(type);

/** The other version, if it is the one that can send this type. @param {Api} api @param {unknown} type @returns {Api | undefined} */
export function elsewhere(api, type) {
  const [issue] = api.forms.validate({ type }, { mode: "partial" }).issues;
  return findApi(issue?.params.knownTo);
}

/** What it has and the other has not, by name. @param {Api} api */
export function onlyIn(api) {
  const others = APIS.filter((other) => other !== api);
  const own = api.forms.INTEGRATION_TYPES.filter((type) => !others.some((other) => knows(other, type)));
  return own.map((type) => api.forms.describeIntegration(type).service);
}
