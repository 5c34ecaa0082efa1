// Deleting an integration: the dialog asks, sends the request, and shows the error if it fails.

import { announce } from "./announcer.js";
import { open } from "./dialog.js";
import { button, h } from "./element.js";
import { notice } from "./notice.js";
import { AtlasApiError } from "./package.js";
import { describeProblem } from "./problem.js";
import { toast } from "./toast.js";

/**
 * @param {import("./project.js").Project} project
 * @param {{ type: string, service: string, comesBack?: boolean }} integration  `comesBack` unless this page could not set it up again
 * @param {{ done: () => void }} actions
 */
export function askToDelete(project, { type, service, comesBack = true }, { done }) {
  const { dialog, body, close } = open(`Delete the ${service} integration?`);
  const abort = new AbortController();
  const again = comesBack ? "Its keys are not kept, so setting it up again needs them again." : "This page can’t set it up again.";
  const text = h("p", {}, `Atlas stops sending to ${service} at once. ${again}`);
  const said = h("div");
  const cancel = button("Cancel", { autofocus: true, on: { click: () => close() } });
  const go = button("Delete", { class: "button-danger", on: { click: () => send() } });
  const bar = h("div", { class: "progress", hidden: true });
  body.append(text, said, bar);
  dialog.append(h("div", { class: "actions" }, cancel, go));
  // Escape and Cancel stop the request.
  dialog.addEventListener("close", () => abort.abort());

  async function send() {
    busy(true);
    try {
      await project.delete(type, abort.signal);
      deleted();
    } catch (error) {
      if (abort.signal.aborted) stopped();
      // Somebody else has deleted it already: it is gone, as the user wants.
      else if (error instanceof AtlasApiError && error.errorCode === "INTEGRATION_NOT_CONFIGURED") deleted();
      else failed(error);
    }
  }

  function busy(isBusy) {
    bar.hidden = !isBusy;
    go.disabled = isBusy;
    go.lastElementChild.textContent = isBusy ? "Deleting…" : "Delete";
    cancel.lastElementChild.textContent = isBusy ? "Stop" : "Cancel";
    if (isBusy) cancel.focus();
    if (isBusy) announce("Deleting…");
  }

  function deleted() {
    close();
    done();
    toast(`${service} is deleted.`);
  }

  /** It is not known whether it was deleted, so the list is read again. */
  function stopped() {
    done();
    toast("Stopped. Here is what Atlas has now.", "warning");
  }

  function failed(error) {
    busy(false);
    const shown = notice({ tone: "error", ...describeProblem(error) });
    said.replaceChildren(shown);
    shown.focus();
  }
}
