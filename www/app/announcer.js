// Announcements for screen readers, independent of the focus: one polite live region for the whole page.

const region = document.getElementById("status");
let timer;

/** Announces a sentence. The pause lets a new view and its focus be read first, and lets the same sentence be announced twice. */
export function announce(text) {
  clearTimeout(timer);
  region.textContent = "";
  timer = setTimeout(() => (region.textContent = text), 150);
}
