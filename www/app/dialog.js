// Questions that need an answer before it goes on. The browser's own <dialog> keeps the focus inside and gives it back.

import { button, h } from "./element.js";

/**
 * @param {{ title: string, text: string, yes: string, no: string, danger?: boolean }} question
 * @returns {Promise<boolean>}  false where it is closed without an answer
 */
export function ask({ title, text, yes, no, danger }) {
  const { dialog, body, close } = open(title);
  body.append(h("p", {}, text));
  const keep = button(no, { autofocus: true, on: { click: () => close() } });
  const go = button(yes, { class: danger ? "button-danger" : "button-primary", on: { click: () => close("yes") } });
  dialog.append(h("div", { class: "actions" }, keep, go));
  return closed(dialog).then((value) => value === "yes");
}

/** Opens an empty one with its title; it is gone from the page when it is closed. */
export function open(title) {
  const body = h("div", { class: "dialog-body" });
  const dialog = h("dialog", { "aria-labelledby": "dialog-title" }, h("h2", { id: "dialog-title" }, title), body);
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  // After the caller has filled it, so that the focus finds its place.
  queueMicrotask(() => dialog.showModal());
  return { dialog, body, close: (value = "") => dialog.close(value) };
}

/** What it was closed with. */
export function closed(dialog) {
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true }));
}

/** Closes what is open, as if it was not answered: the view that it asks about is gone. */
export function closeAll() {
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
}
