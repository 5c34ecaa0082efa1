// Operations by their numbers. An operation's number is written into the project's id that it sends: an id is 24 hex digits whose case
// is kept as given, so that the case of its letters says to the emulator which operation a request is of, whichever client, proxy,
// retry or connection it came through. No header or field would get through both proxies.

/** How many callers there are, each with a project of its own: within a project operations come one after another. */
export const CALLERS = 24;

const LETTERS = "abcdefabcdefabcdefab";

/** How many operations can be told apart. */
export const MOST = 2 ** LETTERS.length;

export const callerOf = (number) => number % CALLERS;

/** @param {number} caller  @returns the project's id as it is stored */
export const projectOf = (caller) => String(caller).padStart(4, "0") + LETTERS;

/** @param {number} number  @returns the project's id as this operation says it */
export function nameProject(number) {
  const cased = [...LETTERS].map((letter, bit) => ((number >> bit) & 1 ? letter.toUpperCase() : letter));
  return projectOf(callerOf(number)).slice(0, 4) + cased.join("");
}

/** @param {string} id  as it arrived */
export const readNumber = (id) => [...id.slice(4)].reduce((sum, letter, bit) => sum + (letter < "a" ? 2 ** bit : 0), 0);
