// The start: loads the page's modules and the package's WebAssembly, then shows what the address asks for. The modules are imported
// from in here, so that a package that is not there leaves a page that says so, and not an empty one.

import { incomplete } from "./incomplete.js";
import { overviewSkeleton } from "./skeleton.js";

const main = document.getElementById("main");

async function start() {
  main.replaceChildren(overviewSkeleton());
  try {
    const [{ init }, { App }] = await Promise.all([import("./package.js"), import("./app.js")]);
    await init();
    new App().start();
  } catch (error) {
    console.error(error);
    main.replaceChildren(incomplete(error));
  }
}

document.getElementById("skip").addEventListener("click", () => main.focus());
start();
