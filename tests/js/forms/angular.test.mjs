import { inPage, testLibrary } from "./support/journey.mjs";
import { versionOf } from "./support/package.mjs";

testLibrary(`${versionOf("@angular/forms")}, signal forms`, await inPage("angular.mjs"));
