import { loadPackage } from "./package.js";
import { readCredentials, withVariables } from "./credentials.js";
import { UsageError } from "./usage-error.js";

/**
 * Calls `use` with a client of a version. At the end the client is closed, which revokes its token, also after an error.
 *
 * @template T
 * @param {object} context  the command's
 * @param {string | undefined} version  by default `v2`
 * @param {(client: object, api: object) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withClient({ env, screen }, version, use) {
  const api = await versionOf(version);
  const { auth, target } = readCredentials(env, screen);
  const client = withVariables(() => new api.IntegrationsClient({ auth, baseUrl: target }));
  try {
    return await use(client, api);
  } finally {
    await client.close();
  }
}

/** The package's functions for one version of the API. */
export async function versionOf(version = "v2") {
  const { versions } = await loadPackage();
  if (!Object.hasOwn(versions, version)) throw new UsageError("`--api` must be `v2` or `v1.0`");
  return versions[version];
}
