// The start: loads the page's modules, then shows the view of the address. They are imported inside a function, so that the page can report a
// missing package, instead of staying empty. No view waits for the package's WebAssembly unless it needs it.

import { incomplete } from "./incomplete.js";
import { overviewSkeleton } from "./skeleton.js";

const main = document.getElementById("main");

async function start() {
  main.replaceChildren(overviewSkeleton());
  // Loads at the same time as the page's modules. If it fails, the views that need it report that.
  import("./sending.js").then(({ sending }) => sending()).catch(() => {});
  try {
    const { App } = await import("./app.js");
    new App().start();
  } catch (error) {
    console.error(error);
    main.replaceChildren(incomplete(error));
  }
}

document.getElementById("skip").addEventListener("click", () => main.focus());
start();
