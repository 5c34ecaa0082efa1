import { testLibrary } from "./support/journey.mjs";
import { versionOf } from "./support/package.mjs";

await testLibrary(`${versionOf("@tanstack/react-form")}, synchronous slot`, "tanstack-form.jsx");
