import { loadPackage } from "./package.js";
import { readCredentials, withVariables } from "./credentials.js";
import { UsageError } from "./usage-error.js";

/**
 * Does something with a client of a version, and gives its token back at the end, however that comes about.
 *
 * @template T
 * @param {object} context  of a command
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

/** The package's names of one version. */
export async function versionOf(version = "v2") {
  const { versions } = await loadPackage();
  if (!Object.hasOwn(versions, version)) throw new UsageError("`--api` must be `v2` or `v1.0`");
  return versions[version];
}
