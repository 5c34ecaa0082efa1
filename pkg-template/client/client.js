import { makeError } from "../errors/errors.js";
import { wasm } from "../start/init.js";
import { read } from "../shared/read.js";
import { asCaller, callerOf } from "../shared/stack.js";
import { state } from "../shared/state.js";
import { eachPage } from "./pages.js";
import { shared } from "./signals.js";

/**
 * The class that sends the five operations of a version, with digest, retries and timeouts.
 *
 * The wasm's own object is in a private field: `util.inspect` and `JSON.stringify` of a client show nothing, and nobody can free it
 * while a call is under way (the garbage collector does that).
 */
export const clientOf = (place) => class IntegrationsClient {
  #client;
  #logger;
  /** Who listens besides the logger. */
  #listeners = new Set();

  /**
   * @param {import("../index.js").ClientOptions} [options]
   * @throws {ValidationError} for bad options, also for a key or token in a browser without `dangerouslyAllowBrowser`
   */
  constructor(options) {
    this.#client = asCaller(IntegrationsClient, () => new (wasm().Client)(options ?? {}, place));
    makeDisposable(IntegrationsClient.prototype);
    this.#logger = read(options, "logger");
    state.clients.set(this, this.#inside());
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

  /** What fleet/ needs, and nobody else: the version, lists of projects, and to hear of the answers while it runs. */
  #inside() {
    const projects = async (orgId, query, options) => this.#sendFor(callerOf(projects), "projects", orgId, { query }, options);
    const watch = (listener) => {
      this.#listeners.add(listener);
      return () => this.#listeners.delete(listener);
    };
    return { place, projects, watch };
  }

  #log = (event) => {
    for (const listener of this.#listeners) listener(event);
    return this.#logger?.(event);
  };

  /** Where the call began is where its error came from: nothing of the caller's is left on the stack when the answer comes. */
  #send(operation, groupId, args, options) {
    return this.#sendFor(callerOf(IntegrationsClient.prototype[operation]), operation, groupId, args, options);
  }

  #sendFor(caller, operation, groupId, args, options) {
    const raise = (plain) => makeError(plain, caller);
    // With the client's own logger unless somebody listens besides.
    const logger = this.#listeners.size > 0 ? this.#log : undefined;
    return this.#client.send(operation, groupId, { ...args, signal: shared(read(options, "signal")), raise, logger });
  }

  /** Every page of the list, one after another. Ends at the last one, also where the server repeats a page. */
  async *pages(groupId, query, options) {
    // Each page is asked for anew, by whoever wants it.
    const ask = (query) => this.#sendFor(callerOf(IntegrationsClient.prototype.pages), "list", groupId, { query }, options);
    yield* eachPage(ask, query);
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
