import { testLibrary } from "./support/journey.mjs";
import { versionOf } from "./support/package.mjs";

await testLibrary(`${versionOf("vee-validate")} with ${versionOf("vue")}, as a typed schema`, "vee-validate.mjs");
