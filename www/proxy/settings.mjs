// The settings that the start files of this folder read from the environment. Your own proxy does not need this file: call `createProxy`.

/**
 * Options for `createProxy` from environment variables; README.md lists them.
 *
 * @param {Record<string, string | undefined>} env
 */
export function readSettings(env) {
  const list = (name) => env[name]?.split(",").map((entry) => entry.trim()).filter(Boolean);
  return {
    auth: readAuth(env),
    target: env.ATLAS_BASE_URL || undefined,
    basePath: env.PROXY_BASE_PATH || undefined,
    publicOrigin: env.PROXY_PUBLIC_ORIGIN || undefined,
    allowHosts: list("PROXY_ALLOW_HOSTS"),
    allowOrigins: list("PROXY_ALLOW_ORIGINS"),
    allowGroups: list("PROXY_ALLOW_GROUPS"),
    readOnly: env.PROXY_READ_ONLY === "true",
    logger: (event) => console.log(JSON.stringify(event)),
  };
}

/** With a key the proxy authenticates; without one the caller does. `createProxy` reports half a key. */
function readAuth(env) {
  const publicKey = env.ATLAS_PUBLIC_KEY || undefined;
  const privateKey = env.ATLAS_PRIVATE_KEY || undefined;
  return publicKey || privateKey ? { kind: "digest", publicKey, privateKey } : { kind: "passThrough" };
}

/** Where to listen: on this machine only, unless the environment has another host. */
export function readAddress(env) {
  return { host: env.HOST || "127.0.0.1", port: Number(env.PORT || 8080) };
}
