// What each operation is and what goes wrong with it: a function of the seed and its number, so that the callers and the emulator know
// it without telling each other.

import { load } from "../support/package.mjs";
import { KINDS } from "./faults.mjs";

const { INTEGRATION_TYPES, describeIntegration } = await load("loaders/inline.js");
const FIELDS = Object.fromEntries(INTEGRATION_TYPES.map((type) => [type, describeIntegration(type).fields]));

const OPERATIONS = { list: 25, get: 20, create: 20, update: 20, delete: 15 };
const ROUTES = { direct: 5, heldKey: 3, passThrough: 3 };
const FAULTS = Object.fromEntries(Object.entries(KINDS).map(([kind, { weight }]) => [kind, weight]));

/** Numbers from 0 to 1 (mulberry32). */
function random(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @param {Record<string, number>} weights */
function pick(weights, next) {
  let left = next() * Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  return Object.keys(weights).find((name) => (left -= weights[name]) < 0);
}

/**
 * @typedef {object} Plan
 * @property {number} number
 * @property {string} operation
 * @property {string} [type]  all but list
 * @property {object} [view]  of create and update; its values name the operation
 * @property {string} route
 * @property {boolean} hasty  whether the caller waits for a moment only
 * @property {string[]} faults  for its requests, in their order
 * @property {number} [abortMs]  when it is aborted; 0 before it starts
 */

/** @returns {Plan} */
export function plan(seed, number) {
  const next = random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  const operation = pick(OPERATIONS, next);
  const type = operation === "list" ? undefined : INTEGRATION_TYPES[Math.floor(next() * INTEGRATION_TYPES.length)];
  const hasty = next() < 0.03;
  const faults = next() < 0.2 ? Array.from({ length: 1 + Math.floor(next() * 3.5) }, () => pick(FAULTS, next)) : [];
  if (hasty && next() < 0.7) faults.unshift("hang");
  const abortMs = next() < 0.06 ? Math.floor(next() * 40) : undefined;
  const view = operation === "create" || operation === "update" ? makeView(type, number, next) : undefined;
  return { number, operation, type, view, route: pick(ROUTES, next), hasty, faults, abortMs };
}

/** Made up, and of no other operation. What may be left out is left out half of the time. */
function makeView(type, number, next) {
  const fields = FIELDS[type].filter(({ required }) => required || next() < 0.5);
  const values = fields.map(({ name, kind, options }) => {
    if (kind === "enum") return [name, options[Math.floor(next() * options.length)].value];
    return [name, kind === "url" ? `https://hooks.example.com/made-up/${number}` : `made-up-${name}-${number}`];
  });
  return { type, ...Object.fromEntries(values) };
}
