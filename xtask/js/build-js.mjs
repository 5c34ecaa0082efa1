// `node build-js.mjs <staging-dir> --version X.Y.Z --repository URL`: the JavaScript part of `cargo xtask build`.
//
// The staging folder has the ES modules of pkg-template, the glue, the wasm, the generated types and the modules printed from the tables. This
// script adds what is derived from them. Running it twice gives the same result.

import { build } from "esbuild";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, posix, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const WASM = "atlas_integrations_bg.wasm";
const FORMS_WASM = "atlas_integrations_forms_bg.wasm";

/** The files that are written for each version of the API: they bind its catalogue to the functions. */
const OF_A_VERSION = ["v1", "forms/v1", "client/v1"];

/** The declarations that use a version's types. */
const VERSIONED = [
  "client/client.d.ts", "client/requests.d.ts", "client/responses.d.ts", "forms/catalogue.d.ts", "forms/schemas.d.ts", "forms/validation.d.ts", "forms/views.d.ts",
];

/** What the command line imports from npm's `yaml`. */
const YAML = "LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument, visit";

const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * The modules without a CommonJS form. The browser's entry points need `import.meta.url`, which CommonJS does not have, so CommonJS for
 * browsers is /inline. A wasm module can only be imported: in workerd the CommonJS file passes the ES module on; in Vercel's Edge Runtime,
 * where Turbopack makes a promise of that, CommonJS is /inline. (The command line has no CommonJS form either, since nobody imports it.)
 */
const ONLY_ESM = [
  "browser.js", "forms/browser.js", "proxy/edge.js",
  ...["", "forms-"].flatMap((of) => ["workerd.js", "edge.js", "wasm-module.js"].map((loader) => `loaders/${of}${loader}`)),
];
const WORKERD = ["workerd", "forms-workerd"];

/**
 * Folders for resolvers that do not support `exports` (TypeScript's node10, webpack 4, Jest before 28). `/proxy`, `/emulator`, `/fleet` and
 * `/locales/*` need none: their files are where such a resolver looks. The types are the `.d.ts`, since TypeScript before 4.7 does not know
 * `.d.cts`.
 */
const STUBS = {
  inline: { main: "../cjs/loaders/inline.cjs", types: "../index.d.ts" },
  slim: { main: "../cjs/index.cjs", types: "../index.d.ts" },
  wasm: { main: `../${WASM}`, types: "../wasm.d.ts" },
  // The folder also contains ES modules.
  forms: { type: "module", sideEffects: false, main: "../cjs/loaders/forms-inline.cjs", types: "./index.d.ts" },
  "forms/inline": { main: "../../cjs/loaders/forms-inline.cjs", types: "../index.d.ts" },
  "forms/slim": { main: "../../cjs/forms/index.cjs", types: "../index.d.ts" },
  "forms/wasm": { main: `../${FORMS_WASM}`, types: "../../wasm.d.ts" },
};

const options = { version: { type: "string" }, repository: { type: "string" } };
const { values, positionals } = parseArgs({ allowPositionals: true, options });
const [staging] = positionals;
if (!staging || !values.version || !values.repository) {
  throw new Error("usage: build-js.mjs <staging-dir> --version X.Y.Z --repository URL");
}

rmSync(join(staging, "cjs"), { recursive: true, force: true });
writeBase64();
writeVersions();
await writeYaml();
await writeCommonJs();
writeLocaleTypes();
writeCommonJsTypes();
writeStubs();
writePackageJson();
writeLinks();

/** Writes each wasm as base64 beside its glue, for the entry points that contain it. */
function writeBase64() {
  for (const wasm of files("_bg.wasm")) {
    const text = readFileSync(join(staging, wasm)).toString("base64");
    const name = posix.basename(wasm);
    const path = join(staging, "glue", name.replace(/\.wasm$/, ".base64.js"));
    writeFileSync(path, `/** ${name}, for the entry points that contain it */\nexport const base64 =\n  "${text}";\n`);
  }
}

/**
 * In pkg-template, the files of OF_A_VERSION and VERSIONED exist for the first version only. This writes them for each further version, with
 * its own catalogue; the types of its table have the same names.
 */
function writeVersions() {
  const versions = files(".data.js").flatMap((file) => /^catalogue-(.+)\.data\.js$/.exec(file)?.[1] ?? []);
  for (const version of versions) {
    const named = (file) => file.replace(/^catalogue(?=\.data)/, `catalogue-${version}`).replace(/(?<=^|\/)v1(?=\.)/, version);
    const own = (file) => (file === "types.d.ts" || VERSIONED.includes(file) ? `${version}/${file}` : named(file));
    for (const file of [...VERSIONED, ...OF_A_VERSION.flatMap((name) => [`${name}.d.ts`, `${name}.js`])]) copy(file, own(file), own);
  }
}

/** Copies a file. `place` says where the files that it imports are for this version. */
function copy(from, to, place) {
  const types = from.endsWith(".d.ts");
  const text = readFileSync(join(staging, from), "utf8").replace(/(?<= from ")(\.[^"]+)\.js(?=";)/g, (_, beside) => {
    const target = place(posix.join(posix.dirname(from), types ? `${beside}.d.ts` : `${beside}.js`)).replace(/\.d\.ts$/, ".js");
    return posix.relative(posix.dirname(to), target).replace(/^(?!\.)/, "./");
  });
  mkdirSync(join(staging, posix.dirname(to)), { recursive: true });
  writeFileSync(join(staging, to), text);
}

/**
 * Bundles the command line's YAML parser into one file with its licence, since the package has no dependencies. Only the command line loads it.
 */
async function writeYaml() {
  const folder = fileURLToPath(new URL("../node_modules/yaml/", import.meta.url));
  await build({
    stdin: { contents: `export { ${YAML} } from "yaml";`, resolveDir: folder },
    outfile: join(staging, "cli/yaml.js"),
    format: "esm",
    platform: "browser",
    target: "node20",
    bundle: true,
    minify: true,
    banner: { js: `/*! yaml, of npm\n\n${readFileSync(join(folder, "LICENSE"), "utf8").trim()}\n*/` },
  });
}

/**
 * Writes every ES module as a CommonJS file under cjs/, one for one. One bundle per entry point would contain the same code three times. The
 * syntax is lowered for the old bundlers and Jest set-ups that need CommonJS.
 */
async function writeCommonJs() {
  await build({
    entryPoints: files(".js").filter((file) => !ONLY_ESM.includes(file) && !file.startsWith("cli/")).map((file) => join(staging, file)),
    outbase: staging,
    outdir: join(staging, "cjs"),
    outExtension: { ".js": ".cjs" },
    format: "cjs",
    platform: "node",
    target: "es2019",
    bundle: true,
    inject: [fileURLToPath(new URL("text-codec.js", import.meta.url))],
    plugins: [{ name: "siblings", setup: (plugin) => plugin.onResolve({ filter: /^\.{1,2}\// }, keepAsRequire) }],
  });
  for (const loader of WORKERD) {
    writeFileSync(join(staging, `cjs/loaders/${loader}.cjs`), `module.exports = require("../../loaders/${loader}.js");\n`);
  }
}

/** Keeps each file separate: an import of another file becomes a `require` of it. */
function keepAsRequire({ kind, path }) {
  return kind === "entry-point" ? undefined : { external: true, path: path.replace(/\.js$/, ".cjs") };
}

/** Writes the types of the locales, which are the same for every language. */
function writeLocaleTypes() {
  for (const file of files(".js").filter((file) => file.startsWith("locales/"))) {
    const types = 'import type { Locale } from "../forms/locale.js";\n\ndeclare const locale: Locale;\nexport default locale;\n';
    writeFileSync(join(staging, file.replace(/\.js$/, ".d.ts")), types);
  }
}

/** Writes a `.d.cts` for each `.d.ts`: TypeScript reads a `.d.ts` as an ES module's types, from which CommonJS types must not import. */
function writeCommonJsTypes() {
  for (const file of files(".d.ts")) {
    const types = readFileSync(join(staging, file), "utf8");
    writeFileSync(join(staging, file.replace(/\.ts$/, ".cts")), types.replace(/(["']\.{1,2}\/[^"']+)\.js(["'])/g, "$1.cjs$2"));
  }
}

function writeStubs() {
  for (const [folder, stub] of Object.entries(STUBS)) {
    mkdirSync(join(staging, folder), { recursive: true });
    writeFileSync(join(staging, folder, "package.json"), print(stub));
  }
}

/** Adds version and addresses, which are only in Cargo.toml. */
function writePackageJson() {
  const path = join(staging, "package.json");
  const { name, description, keywords, license, ...rest } = JSON.parse(readFileSync(path, "utf8"));
  const { version, repository } = values;
  const addresses = {
    homepage: `${repository}#readme`,
    repository: { type: "git", url: `git+${repository}.git` },
    bugs: `${repository}/issues`,
  };
  writeFileSync(path, print({ name, version, description, keywords, license, ...addresses, ...rest }));
}

/** Links of the package's pages to files that it does not contain, such as the README's picture, become links to this release in the repository. */
function writeLinks() {
  for (const page of readdirSync(staging).filter((file) => file.endsWith(".md"))) {
    const written = readFileSync(join(staging, page), "utf8").replace(/(!?)(\[[^\]]*\]\()([\w./-]+)/g, (link, image, text, path) =>
      !existsSync(join(staging, path)) && existsSync(join(root, path))
        ? `${image}${text}${values.repository}/${image ? "raw" : "blob"}/v${values.version}/${path}`
        : link);
    writeFileSync(join(staging, page), written);
  }
}

function files(extension) {
  return readdirSync(staging, { recursive: true })
    .map((file) => file.split(sep).join("/"))
    .filter((file) => file.endsWith(extension) && !file.startsWith("cjs/"));
}

function print(json) {
  return `${JSON.stringify(json, null, 2)}\n`;
}
