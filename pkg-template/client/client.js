import { makeError } from "../errors/errors.js";
import { wasm } from "../start/init.js";
import { read } from "../shared/read.js";
import { asCaller, callerOf } from "../shared/stack.js";
import { shared } from "./signals.js";

/**
 * The class that sends the five operations of a version, with digest, retries and timeouts.
 *
 * The wasm's own object is in a private field: `util.inspect` and `JSON.stringify` of a client show nothing, and nobody can free it
 * while a call is under way (the garbage collector does that).
 */
export const clientOf = (place) => class IntegrationsClient {
  #client;

  /**
   * @param {import("../index.js").ClientOptions} [options]
   * @throws {ValidationError} for bad options, also for a key or token in a browser without `dangerouslyAllowBrowser`
   */
  constructor(options) {
    this.#client = asCaller(IntegrationsClient, () => new (wasm().Client)(options ?? {}, place));
    makeDisposable(IntegrationsClient.prototype);
  }

  /** All integrations of a project, one page of them. */
  async list(groupId, query, options) {
    return this.#send("list", groupId, { query }, options);
  }

  /** One integration. Rejects with an `AtlasApiError` of status 404 where it is not configured. */
  async get(groupId, type, query, options) {
    return this.#send("get", groupId, { type, query }, options);
  }

  /** Adds an integration and gives the whole list; 409 where the type is configured already. */
  async create(groupId, integration, query, options) {
    return this.#send("create", groupId, { integration, query }, options);
  }

  /** Updates an integration, or adds it, and gives the whole list. */
  async update(groupId, integration, query, options) {
    return this.#send("update", groupId, { integration, query }, options);
  }

  /** Removes an integration. */
  async delete(groupId, type, query, options) {
    return this.#send("delete", groupId, { type, query }, options);
  }

  /** Where the call began is where its error came from: nothing of the caller's is left on the stack when the answer comes. */
  #send(operation, groupId, args, options) {
    return this.#sendFor(callerOf(IntegrationsClient.prototype[operation]), operation, groupId, args, options);
  }

  #sendFor(caller, operation, groupId, args, options) {
    const raise = (plain) => makeError(plain, caller);
    return this.#client.send(operation, groupId, { ...args, signal: shared(read(options, "signal")), raise });
  }

  /** Every page of the list, one after another. Ends at the last one, also where the server repeats a page. */
  async *pages(groupId, query, options) {
    let next = query;
    let before;
    do {
      // Each page is asked for anew, by whoever wants it.
      const list = await this.#sendFor(callerOf(IntegrationsClient.prototype.pages), "list", groupId, { query: next }, options);
      // A server that gives its last page again for every number after it would lead on for ever.
      const results = JSON.stringify(list.results);
      if (results === before) return;
      before = results;
      yield list;
      next = wasm().nextQuery(list, next);
    } while (next);
  }

  /** Revokes a service account's token, if that succeeds within `timeoutMs`, and forgets it. Never rejects; a later call asks for a new token. */
  async close() {
    await this.#client.close();
  }
};

/**
 * For `await using`, where the platform has it or somebody has brought it. With the first client and not when this file is run, since a
 * bundler drops a class that nobody uses only if nothing is done to it.
 */
function makeDisposable(prototype) {
  const { asyncDispose } = Symbol;
  if (!asyncDispose || asyncDispose in prototype) return;
  const value = function dispose() {
    return this.close();
  };
  Object.defineProperty(prototype, asyncDispose, { value, writable: true, configurable: true });
}
