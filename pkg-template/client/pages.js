import { wasm } from "../start/init.js";

/**
 * Every page of a list, one after another, by the number in the `next` link and never by its host. Ends at the last one, also where the
 * server repeats a page.
 *
 * @template {{ results: unknown[] }} L
 * @param {(query: object | undefined) => Promise<L>} ask
 * @param {object | undefined} query  of the first page
 * @returns {AsyncGenerator<L, void, void>}
 */
export async function* eachPage(ask, query) {
  let next = query;
  let before;
  do {
    const list = await ask(next);
    // A server that gives its last page again for every number after it would lead on for ever.
    const results = JSON.stringify(list.results);
    if (results === before) return;
    before = results;
    yield list;
    next = wasm().nextQuery(list, next);
  } while (next);
}
