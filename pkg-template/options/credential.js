// Finds what a file, an environment or a shell has left around a key, id, secret or token. Core has the same rule with the same words
// (src/core/check/credential.rs), because the proxy reads its options before it needs the wasm; tests/js/the-proxy/keys.test.mjs compares the two.

const MARK = "\ufeff";
/** The mark, if UTF-8 was read as Latin-1. */
const MISREAD_MARK = "\u00ef\u00bb\u00bf";
const CONTROL = /^\p{Cc}|\p{Cc}$/u;
/** Characters without a width, which texts copied from a chat or a web page have. */
const INVISIBLE = /^[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064]|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064]$/;
const QUOTES = ['""', "''", "``", "“”", "‘’", "„“", "«»"];

/**
 * What is wrong with it, in words that continue a sentence after its name.
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
