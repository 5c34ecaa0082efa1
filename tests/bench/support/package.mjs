// The built package, from the environment or from where the build puts it.

import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const pkg = process.env.ATLAS_PKG ?? fileURLToPath(new URL("../../../pkg", import.meta.url));

/** @param {string} file  a path inside the package */
export const load = (file) => import(pathToFileURL(join(pkg, file)).href);

export const GROUP = "5d791c84ff7a2522cc4f9aa1";
export const PATH = `/api/atlas/v1.0/groups/${GROUP}/integrations`;
export const KEY = { publicKey: "made-up-public", privateKey: "made-up-private-key" };
export const DATADOG = { type: "DATADOG", apiKey: "0123456789abcdef0123456789abcdef", region: "EU" };
