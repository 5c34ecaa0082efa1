// Who is started, each with a file of tests/size that exports `check`, and `init` where something has to be loaded first.

export const OURS = "atlas-integrations";

/** @typedef {{ file: string, head?: string }} Contender  `head` is what its page has in its head */

/** @type {Record<string, Contender>} */
export const IN_NODE = {
  [OURS]: { file: "ours-validate" },
  "zod 4": { file: "zod" },
  "zod/mini": { file: "zod-mini" },
  valibot: { file: "valibot" },
};

/** In a page the wasm is a second file, which a page can also ask for at once, or have inside the script. */
export const IN_PAGE = {
  ...IN_NODE,
  [`${OURS}, preloaded`]: {
    file: "ours-validate",
    head: '<link rel="preload" href="./atlas_integrations_bg.wasm" as="fetch" crossorigin>',
  },
  [`${OURS}/inline`]: { file: "ours-inline" },
};

/** What the first call of each checks. */
export const VIEW = { type: "DATADOG", apiKey: "0123456789abcdef0123456789abcdef", region: "EU" };
