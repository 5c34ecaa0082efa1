// The emulator of the soak: makes the planned faults, and records the requests in the order in which it carries them out.

import { KEY, load } from "../support/package.mjs";
import { attend, SERVING } from "./child.mjs";
import { KINDS } from "./faults.mjs";
import { CALLERS, projectOf, readNumber } from "./numbers.mjs";
import { plan } from "./plan.mjs";

const seed = Number(process.argv[2]);
const { createEmulator, serve } = await load("emulator.js");

/** Since the last audit: the requests, and how many of each operation had valid credentials. */
let journal = [];
let counts = new Map();
/** The kind of fault for the current request. */
let due;

/**
 * The first fault, so it is called for every request. No other request can come between this call and carrying the request out: the emulator
 * does both without waiting. Only a fault that delays waits, and its request is never carried out.
 */
function note({ groupId, operation, type, authenticated }) {
  const number = readNumber(groupId);
  const count = counts.get(number) ?? 0;
  due = authenticated ? plan(seed, number).faults[count] : undefined;
  if (authenticated) counts.set(number, count + 1);
  journal.push({ number, operation, type, authenticated, kind: due });
  return false;
}

const faults = [
  { times: Infinity, unauthenticated: true, when: note },
  ...Object.entries(KINDS).map(([kind, { fault }]) => ({ ...fault, times: Infinity, when: () => due === kind })),
];
const groups = Array.from({ length: CALLERS }, (_, caller) => projectOf(caller));
const emulator = createEmulator({ ...KEY, groups, faults, maskSecrets: false });
const server = await serve(emulator, SERVING);

attend(server, {
  audit() {
    const seen = { journal, groups: emulator.state().groups };
    journal = [];
    counts = new Map();
    return seen;
  },
});
