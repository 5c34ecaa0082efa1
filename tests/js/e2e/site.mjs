// The whole way: page, proxy with the key, and an Atlas stand-in behind digest authentication, each on a port of its own.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { servePage } from "../../../www/server.mjs";

if (!process.env.ATLAS_PKG) throw new Error("set ATLAS_PKG to the folder that `cargo xtask build` makes (pkg/): `cargo xtask test e2e` does");

/** A module of the built package. */
export const load = (file) => import(pathToFileURL(join(process.env.ATLAS_PKG, file)).href);

const { createEmulator, serve } = await load("emulator.js");
const { createProxy } = await load("proxy.js");
const atlas = await load("loaders/inline.js");

/** What the page knows in each version of the API, the one that it speaks by itself first. */
export const VERSIONS = { v2: atlas.v2, "v1.0": atlas };
export const { INTEGRATION_TYPES, describeIntegration } = atlas.v2;

/** The address of the project, or of a service in it. */
export const linkTo = (type, version = "v2") => `#/${version === "v2" ? "" : `${version}/`}group/${GROUP}${type ? `/${type}` : ""}`;

export const GROUP = "5d791c84ff7a2522cc4f9aa1";
/** A project that has nothing. */
export const EMPTY = "5d791c84ff7a2522cc4f9aa2";
const KEY = { publicKey: "abcdefgh", privateKey: "12345678-made-up-private-key" };

/**
 * @param {import("node:test").TestContext} t  closes it at its end
 * @param {{ views?: object[], groups?: object, emulator?: object, proxy?: object }} [options]  `groups` are further projects
 */
export async function openSite(t, { views = [], groups, emulator: more, proxy } = {}) {
  const emulator = createEmulator({ ...KEY, groups: { [GROUP]: views, [EMPTY]: [], ...groups }, ...more });
  const atlas = await serve(emulator, { port: 0 });
  const handler = createProxy({ auth: { kind: "digest", ...KEY }, target: atlas.url, basePath: "/atlas", ...proxy });
  const page = await servePage({ handler });
  const closing = [];
  t.after(async () => {
    // The browser's pages first: one that is still open would miss its server.
    try {
      for (const close of closing) await close();
    } finally {
      await Promise.all([page.close(), atlas.close()]);
    }
  });
  return {
    emulator,
    url: page.url,
    beforeClose: (close) => closing.push(close),
    /** What the stand-in has of a service, in clear. */
    stored: (type, group = GROUP) => emulator.state().groups[group].find((view) => view.type === type),
    /** The answered requests of one method, without the digest's first legs. */
    sent: (method) => emulator.state().requests.filter((request) => request.method === method && request.status !== 401),
  };
}
