// The recipes of proxy/README.md as files: what is tested is what users copy.

import { readFile } from "node:fs/promises";
import { join } from "node:path";

const readme = await readFile(join(process.env.ATLAS_PKG, "proxy/README.md"), "utf8");
/** A block whose first line is a comment with a file's name, and perhaps more about it. */
const BLOCK = /^```(?:js|nginx)\n(?:\/\/|#) ([\w./[\]+-]+).*\n([\s\S]*?)^```/gm;
const blocks = [...readme.matchAll(BLOCK)].map(([, path, text]) => ({ path, text }));

/** What the recipes leave to the user's own application: who is signed in. */
const SESSION = 'export const isSignedIn = (cookie) => cookie === "session=made-up";\n';

/**
 * The text of a recipe, and the file that all of them share.
 *
 * @param {string} heading  of its section
 * @returns {{ path: string, text: string }}
 */
export function recipe(heading) {
  const section = readme.split(/^### /m).find((part) => part.startsWith(`${heading}\n`));
  const found = blocks.filter(({ text }) => section?.includes(text));
  if (found.length !== 1) throw new Error(`proxy/README.md has no section \`${heading}\` with one recipe`);
  return found[0];
}

/** The files of a project that has the recipe, below a folder of sources. */
export function filesOf(heading, sources = "") {
  const { path, text } = recipe(heading);
  const shared = blocks.find((block) => block.path === "atlas.js").text;
  return { [`${sources}atlas.js`]: shared, [`${sources}session.js`]: SESSION, [path]: text };
}
