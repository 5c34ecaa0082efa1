// The versions of the API that the page can use: version 2 unless the address names the other one.

import * as forms from "./package.js";

/**
 * The differences between versions are in the package; here are only the page's texts about them.
 *
 * @typedef {object} Api
 * @property {string} name  in addresses and paths
 * @property {string} title  at the head of a line
 * @property {string} called  in a sentence
 * @property {(missing: string) => string} about  what it is, given the services that only the other one has
 * @property {boolean} listsProjects  whether it can be asked which projects there are
 * @property {(entry: object) => typeof import("../../pkg/index.js")} of  its part of an entry of the package
 * @property {typeof import("../../pkg/forms/index.js")} forms  its part of the entry for forms
 */

/** @type {Api} */
const V2 = {
  name: "v2",
  title: "Version 2",
  called: "version 2",
  about: (missing) =>
    `This page speaks version 2 of the Atlas Administration API, which Atlas’s own tools use. Version 1.0 is the older one: MongoDB has deprecated it and still serves it. Only it has ${missing}.`,
  listsProjects: true,
  of: ({ v2 }) => v2,
  forms: forms.v2,
};

/** @type {Api} */
const V1 = {
  name: "v1.0",
  title: "Version 1.0",
  called: "version 1.0",
  about: (missing) =>
    `This page speaks version 1.0 of the Atlas Administration API, which MongoDB has deprecated and still serves. It can’t send ${missing}, nor the newer settings of other services.`,
  listsProjects: false,
  of: (entry) => entry,
  forms,
};

/** The default version comes first. */
export const APIS = [V2, V1];
export const [DEFAULT_API] = APIS;

/** @param {string | undefined} name */
export const findApi = (name) => APIS.find((api) => api.name === name);

/** @param {Api} api @param {string} type */
export const knows = ({ forms }, type) => forms.INTEGRATION_TYPES.includes(type);

/** The other version, if only that one can send this type. @param {Api} api @param {string} type @returns {Api | undefined} */
export const elsewhere = (api, type) => (knows(api, type) ? undefined : APIS.find((other) => knows(other, type)));

/** The services that it lacks and another version has, by name. @param {Api} api */
export function missingIn(api) {
  const others = APIS.flatMap(({ forms }) => forms.INTEGRATION_TYPES.map((type) => [type, forms]));
  return others.filter(([type]) => !knows(api, type)).map(([type, forms]) => forms.describeIntegration(type).service);
}
