import { inPage, testLibrary } from "./support/journey.mjs";
import { versionOf } from "./support/package.mjs";

testLibrary(`${versionOf("@tanstack/react-form")}, synchronous slot`, await inPage("tanstack-form.jsx"));
