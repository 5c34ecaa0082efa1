// `node build-js.mjs <staging-dir> --version X.Y.Z --repository URL`: the JavaScript part of `cargo xtask build`.
//
// The staging folder holds the ES modules of pkg-template, the glue, the wasm, the generated types and what is printed from the tables. This adds, in
// place, what is derived from them. Running it again gives the same.

import { build } from "esbuild";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, posix, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const WASM = "atlas_integrations_bg.wasm";
const FORMS_WASM = "atlas_integrations_forms_bg.wasm";

/** What is made of a version's catalogue, with its declarations. */
const OF_A_VERSION = ["v1", "forms/v1", "client/v1"];

/** The declarations that name a version's types. */
const VERSIONED = [
  "client/client.d.ts", "client/requests.d.ts", "client/responses.d.ts", "forms/catalogue.d.ts", "forms/schemas.d.ts", "forms/validation.d.ts", "forms/views.d.ts",
];

/** What the command line takes of npm's `yaml`. */
const YAML = "LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument, visit";

const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Without a CommonJS form, as the command line, which nobody imports. A browser's has no `import.meta.url`, so CommonJS for browsers is
 * /inline. A wasm module comes from an `import` only: what is required in workerd passes the ES module on, and in Vercel's Edge Runtime,
 * where Turbopack makes a promise of that, it is /inline.
 */
const ONLY_ESM = [
  "browser.js", "forms/browser.js", "proxy/edge.js",
  ...["", "forms-"].flatMap((of) => ["workerd.js", "edge.js", "wasm-module.js"].map((loader) => `loaders/${of}${loader}`)),
];
const WORKERD = ["workerd", "forms-workerd"];

/**
 * Folders for resolvers that know no `exports` (TypeScript's node10, webpack 4, Jest before 28). `/proxy`, `/emulator` and `/locales/*`
 * need none: their files lie where such a resolver looks. The types are the `.d.ts`, since TypeScript before 4.7 knows no `.d.cts`.
 */
const STUBS = {
  inline: { main: "../cjs/loaders/inline.cjs", types: "../index.d.ts" },
  slim: { main: "../cjs/index.cjs", types: "../index.d.ts" },
  wasm: { main: `../${WASM}`, types: "../wasm.d.ts" },
  // It has ES modules in it, too.
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

/** Each wasm as text, for the entry that carries it inside; beside its glue. */
function writeBase64() {
  for (const wasm of files("_bg.wasm")) {
    const text = readFileSync(join(staging, wasm)).toString("base64");
    const name = posix.basename(wasm);
    const path = join(staging, "glue", name.replace(/\.wasm$/, ".base64.js"));
    writeFileSync(path, `/** ${name}, for the loaders that bring it */\nexport const base64 =\n  "${text}";\n`);
  }
}

/**
 * What has a version is written once, for the first one: these files, and the declarations that they list. The same for each further
 * version: with its own catalogue, and under the same names the types of its own table.
 */
function writeVersions() {
  const versions = files(".data.js").flatMap((file) => /^catalogue-(.+)\.data\.js$/.exec(file)?.[1] ?? []);
  for (const version of versions) {
    const named = (file) => file.replace(/^catalogue(?=\.data)/, `catalogue-${version}`).replace(/(?<=^|\/)v1(?=\.)/, version);
    const own = (file) => (file === "types.d.ts" || VERSIONED.includes(file) ? `${version}/${file}` : named(file));
    for (const file of [...VERSIONED, ...OF_A_VERSION.flatMap((name) => [`${name}.d.ts`, `${name}.js`])]) copy(file, own(file), own);
  }
}

/** A file once more, elsewhere: what it imports is what `place` says. */
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
 * The command line's YAML, in one file with its licence: the package depends on nothing, and whoever uses no command line never loads it.
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
 * Every ES module once more as CommonJS under cjs/, one to one. Not one bundle per entry point: those would carry the same code
 * three times. Syntax is lowered for the old bundlers and Jest set-ups that ask for CommonJS.
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

/** Each file stays a file: what it imports is required from beside it. */
function keepAsRequire({ kind, path }) {
  return kind === "entry-point" ? undefined : { external: true, path: path.replace(/\.js$/, ".cjs") };
}

/** A locale's type is the same whatever the language. */
function writeLocaleTypes() {
  for (const file of files(".js").filter((file) => file.startsWith("locales/"))) {
    const types = 'import type { Locale } from "../forms/locale.js";\n\ndeclare const locale: Locale;\nexport default locale;\n';
    writeFileSync(join(staging, file.replace(/\.js$/, ".d.ts")), types);
  }
}

/** TypeScript takes a `.d.ts` here for an ES module's, and one for CommonJS must not import from it. */
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

/** The template has no version and no address: both are said in Cargo.toml. */
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

/** What a page links to and the package has not, as the README's picture, is in the repository, as it was in this release. */
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
