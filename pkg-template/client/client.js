import { wasm } from "../start/init.js";
import { read } from "../shared/read.js";

/**
 * Sends the five operations, with digest, retries and timeouts.
 *
 * The wasm's own object is in a private field: `util.inspect` and `JSON.stringify` of a client show nothing, and nobody can free it
 * while a call is under way (the garbage collector does that).
 */
export class IntegrationsClient {
  #client;

  /**
   * @param {import("../index.js").ClientOptions} [options]
   * @throws {ValidationError} for bad options, also for a key or token in a browser without `dangerouslyAllowBrowser`
   */
  constructor(options) {
    this.#client = new (wasm().Client)(options ?? {});
  }

  /** All integrations of a project, one page of them. */
  async list(groupId, query, options) {
    return this.#client.send("list", groupId, { query, signal: read(options, "signal") });
  }

  /** One integration. Rejects with an `AtlasApiError` of status 404 where it is not configured. */
  async get(groupId, type, query, options) {
    return this.#client.send("get", groupId, { type, query, signal: read(options, "signal") });
  }

  /** Adds an integration and gives the whole list; 409 where the type is configured already. */
  async create(groupId, integration, query, options) {
    return this.#client.send("create", groupId, { integration, query, signal: read(options, "signal") });
  }

  /** Updates an integration, or adds it, and gives the whole list. */
  async update(groupId, integration, query, options) {
    return this.#client.send("update", groupId, { integration, query, signal: read(options, "signal") });
  }

  /** Removes an integration. */
  async delete(groupId, type, query, options) {
    return this.#client.send("delete", groupId, { type, query, signal: read(options, "signal") });
  }

  /** Every page of the list, one after another. Ends at the last one, also where the server repeats a page. */
  async *pages(groupId, query, options) {
    let next = query;
    let before;
    do {
      const list = await this.list(groupId, next, options);
      // A server that gives its last page again for every number after it would lead on for ever.
      const results = JSON.stringify(list.results);
      if (results === before) return;
      before = results;
      yield list;
      next = wasm().nextQuery(list, next);
    } while (next);
  }
}
