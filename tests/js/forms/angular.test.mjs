import { testLibrary } from "./support/journey.mjs";
import { versionOf } from "./support/package.mjs";

await testLibrary(`${versionOf("@angular/forms")}, signal forms`, "angular.mjs");
