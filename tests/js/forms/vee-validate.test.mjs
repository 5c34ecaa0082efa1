import { inPage, testLibrary } from "./support/journey.mjs";
import { versionOf } from "./support/package.mjs";

testLibrary(`${versionOf("vee-validate")} with ${versionOf("vue")}, as a typed schema`, await inPage("vee-validate.mjs"));
