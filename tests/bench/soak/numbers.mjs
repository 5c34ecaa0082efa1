// An operation's number is coded in the project id that it sends. The 24 hex digits of an id may be upper or lower case, and every part keeps
// the case as it is. So the case of the letters tells the emulator which operation a request belongs to, whatever client, proxy, retry or
// connection it came through. A header or field would not pass both proxies.

/** The number of callers. Each has its own project, so operations of one project follow each other. */
export const CALLERS = 24;

const LETTERS = "abcdefabcdefabcdefab";

/** The number of operations that the case of an id can distinguish. */
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
