// Questions that must be answered first. The browser's own <dialog> keeps the focus inside and restores it.

import { button, h } from "./element.js";

/**
 * @param {{ title: string, text: string, yes: string, no: string, danger?: boolean }} question
 * @returns {Promise<boolean>}  false if it is closed without an answer
 */
export function ask({ title, text, yes, no, danger }) {
  const { dialog, body, close } = open(title);
  body.append(h("p", {}, text));
  const keep = button(no, { autofocus: true, on: { click: () => close() } });
  const go = button(yes, { class: danger ? "button-danger" : "button-primary", on: { click: () => close("yes") } });
  dialog.append(h("div", { class: "actions" }, keep, go));
  return closed(dialog).then((value) => value === "yes");
}

/** Opens an empty dialog with its title; closing removes it from the page. */
export function open(title) {
  const body = h("div", { class: "dialog-body" });
  const dialog = h("dialog", { "aria-labelledby": "dialog-title" }, h("h2", { id: "dialog-title" }, title), body);
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  // After the caller has filled it, so that there is something to focus.
  queueMicrotask(() => dialog.showModal());
  return { dialog, body, close: (value = "") => dialog.close(value) };
}

/** The answer that it was closed with. */
export function closed(dialog) {
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true }));
}

/** Closes an open dialog without an answer, because its view is gone. */
export function closeAll() {
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
}
