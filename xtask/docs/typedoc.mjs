// `node typedoc.mjs <package> <out>`: writes the API reference of the shipped types. A warning is an error.

import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Application, ReflectionKind } from "typedoc";

const [pkg, out] = process.argv.slice(2);
if (!out) throw new Error("usage: typedoc.mjs <package> <out>");

/**
 * Members that need no comment: the `type` of a view, which names its service; members of an issue, which the comments of `Issue` and
 * `Detail` explain, and of `ProxyAuth`, whose variants have comments; members that typedoc repeats if a function or another type uses them.
 */
const EXPLAINED = /^index\.(?:v2\.)?(\w+View\.type|(Issue|Detail|ViewOf|ReturnedOf|pickView|redact)\.__type\..+|StandardIssue\.params\.__type\..+|\w+\.toJSON\.__type\..+)$|^proxy\.ProxyAuth\.__type\..+$/;

const app = await Application.bootstrap({
  name: "atlas-integrations",
  entryPoints: ["index", "emulator", "fleet", "proxy"].map((name) => join(pkg, `${name}.d.ts`)),
  basePath: pkg,
  displayBasePath: pkg,
  // Not the package's copy, since the package does not contain the picture.
  readme: fileURLToPath(new URL("../../README.md", import.meta.url)),
  disableSources: true,
  // The languages of the README's examples.
  highlightLanguages: ["js", "jsx", "sh", "ts"],
  // Only the web's types, not Node's, as in `cargo xtask check`.
  compilerOptions: { strict: true, target: "es2022", module: "nodenext", moduleResolution: "nodenext", lib: ["es2022", "dom", "dom.iterable"], types: [] },
  skipErrorChecking: false,
  validation: { notExported: true, invalidLink: true, invalidPath: true, rewrittenLink: true, notDocumented: true, unusedMergeModuleWith: true },
  requiredToBeDocumented: [
    "Module", "Namespace", "Enum", "EnumMember", "Variable", "Function", "Class", "Interface", "Property", "Method", "Accessor", "TypeAlias",
  ],
  treatWarningsAsErrors: true,
  treatValidationWarningsAsErrors: true,
  githubPages: false,
  hideGenerator: true,
});

const project = await app.convert();
if (!project) process.exit(1);
const bare = project.getReflectionsByKind(ReflectionKind.Property).filter((property) => !property.hasComment());
const explained = new Set(bare.map((property) => property.getFriendlyFullName()).filter((name) => EXPLAINED.test(name)));
app.options.setValue("intentionallyNotDocumented", [...explained]);
app.validate(project);
if (app.logger.hasErrors() || app.logger.hasWarnings()) process.exit(1);
await app.generateDocs(project, out);
process.exit(app.logger.hasErrors() || app.logger.hasWarnings() ? 1 : 0);
