// Keys, ids, secrets and tokens, with what a file, an environment or a shell left around them. Core has the same rule, and the same words,
// in check/credential.rs: the proxy's options are read without the wasm.

const MARK = "\ufeff";
/** As a program reads the mark that takes UTF-8 for Latin-1. */
const MISREAD_MARK = "\u00ef\u00bb\u00bf";
const CONTROL = /^\p{Cc}|\p{Cc}$/u;
/** Of no width: what is copied from a chat or a web page has it. */
const INVISIBLE = /^[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064]|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064]$/;
const QUOTES = ['""', "''", "``", "“”", "‘’", "„“", "«»"];

/**
 * What does not belong to it, in words that follow its name.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function flawsOf(text) {
  const inner = text.trim();
  const endsInBreak = /[\r\n]$/.test(text);
  const rows = [
    [text.includes(MARK) || inner.startsWith(MISREAD_MARK), "has a byte order mark"],
    [endsInBreak, "ends in a line break"],
    [isSpace(text[0]) || (!endsInBreak && isSpace(text.at(-1))), "has white space around it"],
    [CONTROL.test(inner), "has a control character around it"],
    [INVISIBLE.test(inner), "has an invisible character around it"],
    [inner.length > 1 && QUOTES.includes(inner[0] + inner.at(-1)), "has quotes around it"],
  ];
  return rows.flatMap(([is, words]) => (is ? [words] : []));
}

const isSpace = (character) => character !== undefined && character !== MARK && character.trim() === "";
