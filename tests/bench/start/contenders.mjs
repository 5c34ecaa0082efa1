// Who is started, each with a file of tests/size that exports `check`, and `init` where something has to be loaded first.

const OURS = "atlas-integrations";
const FORMS = `${OURS}/forms`;

/** @typedef {{ file: string, head?: string }} Contender  `head` is what its page has in its head */

/** @type {Record<string, Contender>} */
export const IN_NODE = {
  [OURS]: { file: "ours-validate" },
  [FORMS]: { file: "ours-forms-validate" },
  "zod 4": { file: "zod" },
  "zod/mini": { file: "zod-mini" },
  valibot: { file: "valibot" },
};

/** In a page the wasm is a second file, which a page can also ask for at once, or have inside the script. */
export const IN_PAGE = {
  ...IN_NODE,
  [`${OURS}, preloaded`]: { file: "ours-validate", head: preload("atlas_integrations_bg.wasm") },
  [`${FORMS}, preloaded`]: { file: "ours-forms-validate", head: preload("atlas_integrations_forms_bg.wasm") },
  [`${OURS}/inline`]: { file: "ours-inline" },
  [`${FORMS}/inline`]: { file: "ours-forms-inline" },
};

function preload(file) {
  return `<link rel="preload" href="./${file}" as="fetch" crossorigin>`;
}

/** @typedef {Record<string, { than: string, times: number }>} Aims  by contender: at most so many times another one's time */

/** @type {Aims} */
export const AIMS_IN_NODE = { [FORMS]: { than: "zod/mini", times: 0.4 } };

/** @type {Aims} */
export const AIMS_IN_PAGE = {
  [FORMS]: { than: "zod 4", times: 1 },
  [`${FORMS}, preloaded`]: { than: "zod/mini", times: 1 },
  [`${FORMS}/inline`]: { than: "zod/mini", times: 1 },
};

/** What the first call of each checks. */
export const VIEW = { type: "DATADOG", apiKey: "0123456789abcdef0123456789abcdef", region: "EU" };
