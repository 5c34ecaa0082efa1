import { testLibrary } from "./support/journey.mjs";
import { versionOf } from "./support/package.mjs";

await testLibrary(`${versionOf("react-hook-form")} with ${versionOf("@hookform/resolvers")}`, "react-hook-form.jsx");
