import { inPage, testLibrary } from "./support/journey.mjs";
import { versionOf } from "./support/package.mjs";

testLibrary(`${versionOf("react-hook-form")} with ${versionOf("@hookform/resolvers")}`, await inPage("react-hook-form.jsx"));
