// The emulator of the soak: orders the faults that are planned, and writes down what comes, in the order in which it is carried out.

import { KEY, load } from "../support/package.mjs";
import { attend, SERVING } from "./child.mjs";
import { KINDS } from "./faults.mjs";
import { CALLERS, projectOf, readNumber } from "./numbers.mjs";
import { plan } from "./plan.mjs";

const seed = Number(process.argv[2]);
const { createEmulator, serve } = await load("emulator.js");

/** Since the last audit: requests, and how many with valid credentials each operation had. */
let journal = [];
let counts = new Map();
/** The kind of fault for the current request. */
let due;

/**
 * Called for each request as the first of the faults. No request comes between this and carrying it out: the emulator does both without
 * waiting, unless a fault delays, and those that do are never carried out.
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
