// The built package, by the entry that Node gives a user.
import { createRequire } from "node:module";
import { join } from "node:path";
import { tool } from "./process.mjs";

const require = createRequire(
  join(tool("ATLAS_PKG", "`cargo xtask build` makes pkg/, whose absolute path this is"), "package.json"),
);

export const {
  createDigestSession,
  digestAuthorization,
  DigestError,
  AuthenticationError,
  IntegrationsClient,
} = require("atlas-integrations");
