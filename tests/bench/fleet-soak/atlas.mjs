// The Atlas of the fleet's soak: 2,000 projects, faults all the time, and a book of what was carried out.

import { load } from "../support/package.mjs";
import { attend, SERVING } from "../soak/child.mjs";
import { dice } from "./dice.mjs";
import { ids } from "./ids.mjs";

const roll = dice(Number(process.argv[2]));
const { createEmulator, serve } = await load("emulator.js");

/** How often each comes, of a thousand requests. None lasts: `retry` and another apply get past it. */
const FAULTS = [
  [15, { status: 429, retryAfter: 0 }],
  [15, { status: 500 }],
  [10, { status: 502, html: true }],
  // Carried out, and its answer is lost.
  [10, { status: 503, carryOut: true }],
  [10, { status: 500, carryOut: true }],
  [10, { drop: true, carryOut: true }],
  [10, { drop: true }],
  [5, { status: 403 }],
  [5, { status: 401 }],
];

let isQuiet = false;
/** The fault of the current request, drawn once for each. */
let due;
/** Since the last audit: writes that were carried out, and whether their answer came. */
let book = [];
const seen = {};

/** The first of the faults, so it is asked about each request. */
function draw({ groupId, operation, type }) {
  let left = isQuiet ? Infinity : roll() * 1_000;
  due = FAULTS.find(([share]) => (left -= share) < 0)?.[1];
  if (due) seen[JSON.stringify(due)] = (seen[JSON.stringify(due)] ?? 0) + 1;
  if (operation !== "list" && operation !== "projects" && (!due || due.carryOut)) book.push({ groupId, operation, type, isAnswered: !due });
  return false;
}

const faults = [{ times: Infinity, when: draw }, ...FAULTS.map(([, fault]) => ({ ...fault, times: Infinity, when: () => due === fault }))];
const emulator = createEmulator({ authentication: "none", groups: ids, maskSecrets: true, faults });
const server = await serve(emulator, SERVING);

attend(server, {
  quiet: () => (isQuiet = true),
  loud: () => (isQuiet = false) || true,
  audit() {
    const audited = { book, groups: emulator.state().groups, faults: seen };
    book = [];
    return audited;
  },
});
