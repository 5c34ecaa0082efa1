// The emulator of the package under test, served for the programs that the tests run.

import { join } from "node:path";
import { after } from "node:test";
import { pathToFileURL } from "node:url";
import { GROUP, KEYS } from "./scenario.mjs";

const { createEmulator, serve } = await import(pathToFileURL(join(process.env.ATLAS_PKG, "emulator.js")).href);

export { serve };

/** `(request: Request) => Promise<Response>`: Atlas with one empty project. */
export const createAtlas = () => createEmulator({ ...KEYS, groups: [GROUP] });

/** Serves Atlas until the file's tests have run. */
export async function serveAtlas() {
  const server = await serve(createAtlas(), { port: 0 });
  after(() => server.close());
  return server.url;
}
