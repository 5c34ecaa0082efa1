import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument, visit } from "../yaml.js";

/**
 * By the parser's error code: what is wrong, and what would be right. The parser's own messages repeat the text, which may be a secret.
 */
const SYNTAX = {
  ALIAS_PROPS: "an alias (`*name`) can't have an anchor or a tag: remove it",
  BAD_ALIAS: "an alias (`*name`) must have a name: a text that begins with `*` needs quotes",
  BAD_DIRECTIVE: "a directive (`%…`) is not known: remove it, or put the text into quotes",
  BAD_DQ_ESCAPE: "between double quotes `\\` begins an escape: use single quotes, for example for a Windows path",
  BAD_INDENT: "the indentation is wrong: the names of one object, and the items of one list, begin in the same column",
  BAD_PROP_ORDER: "an anchor (`&name`) or a tag (`!name`) is in the wrong place: remove it",
  BAD_SCALAR_START: "a text can't begin with this character: put it into single quotes",
  BLOCK_AS_IMPLICIT_KEY: "a list or an object is where a name should be: write `name: value`, one a line, each indented like the first; a text with `: ` needs quotes",
  BLOCK_IN_FLOW: "inside `{ }` or `[ ]` everything has to be separated by commas",
  DUPLICATE_KEY: "this name is there twice: keep one of them",
  MISSING_CHAR: "something is missing: a quote, `]`, `}` or a comma, or the space after `:` or `-`; or this line begins too far to the left",
  MULTILINE_IMPLICIT_KEY: "a name has to be on one line, with `:` and a space after it",
  MULTIPLE_DOCS: "there must be one document: split the file at `---`",
  NON_STRING_KEY: "a name must be a text",
  TAB_AS_INDENT: "a tab can't indent: use spaces",
  TAG_RESOLVE_FAILED: "this tag (`!name`) is not known: remove it, or put the text into quotes",
  UNEXPECTED_TOKEN: "this can't be here: a text with `: `, ` #`, brackets or quotes in it needs single quotes",
};

const NO_ALIAS = "this alias (`*name`) has no anchor: a text that begins with `*` needs quotes";

/** A text, parsed as YAML (which includes JSON), with the place of everything in it. */
export class Document {
  /** The mistakes in the syntax: `{ offset, message }`. If there are any, the rest of the document must not be used. */
  mistakes;
  #document;
  #lines = new LineCounter();

  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.#document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false, logLevel: "error" });
    const { errors, warnings } = this.#document;
    this.mistakes = [...errors, ...warnings].map(({ code, pos }) => ({ offset: pos[0], message: SYNTAX[code] ?? "this YAML can't be read here: write it in a simpler way" }));
    visit(this.#document, { Alias: (_, node) => { if (!this.resolve(node)) this.mistakes.push({ offset: node.range[0], message: NO_ALIAS }); } });
  }

  /** The parsed document, to visit all of it. */
  get tree() {
    return this.#document;
  }

  get root() {
    return this.resolve(this.#document.contents);
  }

  /** The node that an alias refers to; any other node as it is. */
  resolve(node) {
    return isAlias(node) ? node.resolve(this.#document) : node;
  }

  /** @returns {{ line: number, column: number }} from 1 */
  placeOf(offset) {
    const { line, col } = this.#lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  /** The line of a place, and where it begins. */
  lineAt(offset) {
    const start = this.text.lastIndexOf("\n", offset - 1) + 1;
    const end = this.text.indexOf("\n", start);
    return { start, text: this.text.slice(start, end < 0 ? undefined : end).replace(/\r$/, "") };
  }

  /** The entries of an object, with their nodes, which have a place. */
  entriesOf(node) {
    return node.items.map(({ key, value }) => ({ name: isScalar(key) ? textOf(key) : "", key, node: this.resolve(value) ?? key }));
  }
}

export { isMap, isScalar, isSeq };

/** Whether there is no value: `name:` or `name: null`. */
export const isEmpty = (node) => isScalar(node) && node.value === null;

/** A scalar as it is written, even if YAML reads it as a number: an id of 24 digits is not meant as one. */
export function textOf(node) {
  return typeof node.value === "string" ? node.value : (node.source ?? String(node.value));
}
