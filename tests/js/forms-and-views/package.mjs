// The built package, as the tests of this folder load it.

import { join } from "node:path";
import { pathToFileURL } from "node:url";

const pkg = process.env.ATLAS_PKG;
if (!pkg) throw new Error("ATLAS_PKG must name the built package: run this suite with `cargo xtask test forms-and-views`");

export const api = await import(pathToFileURL(join(pkg, "loaders/inline.js")).href);

/** What is wrong or odd, in short: `["apiKey required"]`. */
export const short = (issues) => issues.map(({ path, code, params }) => [path.join("."), code, params.reason ?? params.suggestion].filter(Boolean).join(" "));
