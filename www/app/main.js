// The start: loads the page's modules and the package's WebAssembly, then shows what the address asks for. The modules are imported
// from in here, so that a package that is not there leaves a page that says so, and not an empty one.

import { button } from "./element.js";
import { state } from "./notice.js";
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
    main.replaceChildren(failure(error));
  }
}

/** A module that did not load stays so until the page is loaded anew; the address keeps where one was. */
function failure(error) {
  const again = button("Load the page again", { class: "button-primary", on: { click: () => location.reload() } });
  const text = "A part of it did not arrive: the connection may be down, or the package is not where the page looks for it.";
  return state({ icon: "error", tone: "error", title: "The page could not be loaded", text, said: error.message, actions: [again] });
}

document.getElementById("skip").addEventListener("click", () => main.focus());
start();
