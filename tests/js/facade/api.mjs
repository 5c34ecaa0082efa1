// The built package, as its tests here load it.

import { join } from "node:path";
import { pathToFileURL } from "node:url";

export const pkg = process.env.ATLAS_PKG;
if (!pkg) throw new Error("ATLAS_PKG must name the built package: run this suite with `cargo xtask test facade`");

/** @param {string} file  a path inside the package */
export const load = (file) => import(pathToFileURL(join(pkg, file)).href);

export const api = await load("loaders/inline.js");

/** The page's own types, in its order. */
export const PAGE = ["PAGER_DUTY", "SLACK", "DATADOG", "NEW_RELIC", "OPS_GENIE", "VICTOR_OPS", "FLOWDOCK", "WEBHOOK"];

/** Those of version 2, in the order of its specification. */
export const SPEC = ["PAGER_DUTY", "SLACK", "DATADOG", "NEW_RELIC", "OPS_GENIE", "VICTOR_OPS", "WEBHOOK", "MICROSOFT_TEAMS", "PROMETHEUS"];

/** The locales by name; `en` is what core says too, with the form's labels. */
export const LOCALES = ["de", "en", "es", "fr", "ja", "pt", "zh"];
export const locales = Object.fromEntries(
  await Promise.all(LOCALES.map(async (name) => [name, (await load(`locales/${name}.js`)).default])),
);
