// What a screen reader is told although the focus is elsewhere: one polite live region for the whole page.

const region = document.getElementById("status");
let timer;

/** Says a sentence. The pause lets a new view and its focus be read first, and makes the same sentence be said again. */
export function announce(text) {
  clearTimeout(timer);
  region.textContent = "";
  timer = setTimeout(() => (region.textContent = text), 150);
}
