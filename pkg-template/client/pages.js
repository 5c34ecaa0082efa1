import { wasm } from "../start/init.js";

/**
 * Every page of a list, one after another. Of the `next` link only the page number is used, never the host. It ends with the last page, and
 * also if the server repeats a page.
 *
 * @template {{ results: unknown[] }} L
 * @param {(query: object | undefined) => Promise<L>} ask
 * @param {object | undefined} query  for the first page
 * @returns {AsyncGenerator<L, void, void>}
 */
export async function* eachPage(ask, query) {
  let next = query;
  let before;
  do {
    const list = await ask(next);
    // Some servers return their last page for every higher number; without this the loop would not end.
    const results = JSON.stringify(list.results);
    if (results === before) return;
    before = results;
    yield list;
    next = wasm().nextQuery(list, next);
  } while (next);
}
