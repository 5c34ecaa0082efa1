import { makeError } from "../errors/errors.js";
import { wasm } from "../start/init.js";
import { read } from "../shared/read.js";
import { asCaller, callerOf } from "../shared/stack.js";
import { state } from "../shared/state.js";
import { eachPage } from "./pages.js";
import { shared } from "./signals.js";
import { transport } from "./transport.js";

/**
 * The client class of one version of the API, with digest, retries and timeouts.
 *
 * The wasm's object is in a private field. So `util.inspect` and `JSON.stringify` of a client show nothing, and nobody can free it during a
 * call; the garbage collector frees it.
 */
export const clientOf = (place) => class IntegrationsClient {
  #client;
  #logger;
  /** Internal listeners besides the logger. */
  #listeners = new Set();

  /**
   * @param {import("../index.js").ClientOptions} [options]
   * @throws {ValidationError} for bad options, and for a key or token in a browser without `dangerouslyAllowBrowser`
   */
  constructor(options) {
    this.#client = asCaller(IntegrationsClient, () => new (wasm().Client)(options ?? {}, place, transport));
    makeDisposable(IntegrationsClient.prototype);
    this.#logger = read(options, "logger");
    state.clients.set(this, this.#inside());
  }

  /** All integrations of a project, one page of them. */
  async list(groupId, query, options) {
    return this.#send("list", groupId, { query }, options);
  }

  /** One integration. Rejects with an `AtlasApiError` of status 404 if it is not configured. */
  async get(groupId, type, query, options) {
    return this.#send("get", groupId, { type, query }, options);
  }

  /** Adds an integration and resolves to the whole list; 409 if the type is configured already. */
  async create(groupId, integration, query, options) {
    return this.#send("create", groupId, { integration, query }, options);
  }

  /** Updates an integration, or adds it, and resolves to the whole list. */
  async update(groupId, integration, query, options) {
    return this.#send("update", groupId, { integration, query }, options);
  }

  /** Removes an integration. */
  async delete(groupId, type, query, options) {
    return this.#send("delete", groupId, { type, query }, options);
  }

  /** Internal, for fleet/: the version, lists of projects, and a way to watch the answers while a fleet runs. */
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

  /** Remembers the caller now, for the stack of an error: the caller is no longer on the stack when the answer comes. */
  #send(operation, groupId, args, options) {
    return this.#sendFor(callerOf(IntegrationsClient.prototype[operation]), operation, groupId, args, options);
  }

  #sendFor(caller, operation, groupId, args, options) {
    const raise = (plain) => makeError(plain, caller);
    // Without listeners, the wasm calls the client's logger itself.
    const logger = this.#listeners.size > 0 ? this.#log : undefined;
    const { type, integration, query } = args;
    const signal = shared(read(options, "signal"));
    // Written out, since V8 takes much longer to make and read an object with a spread in it.
    return this.#client.send(operation, groupId, { type, integration, query, signal, raise, logger });
  }

  /** Every page of the list, one after another. It ends with the last page, and also if the server repeats a page. */
  async *pages(groupId, query, options) {
    // The caller may be another one for each page, so it is remembered each time.
    const ask = (query) => this.#sendFor(callerOf(IntegrationsClient.prototype.pages), "list", groupId, { query }, options);
    yield* eachPage(ask, query);
  }

  /** Revokes a service account's token, if that succeeds within `timeoutMs`, and forgets it. Never rejects; a later call requests a new token. */
  async close() {
    await this.#client.close();
  }
};

/**
 * Adds the method for `await using`, if the platform or a polyfill has the symbol. This is done with the first client, not when this file is
 * evaluated: a bundler drops an unused class only if no statement touches it.
 */
function makeDisposable(prototype) {
  const { asyncDispose } = Symbol;
  if (!asyncDispose || asyncDispose in prototype) return;
  const value = function dispose() {
    return this.close();
  };
  Object.defineProperty(prototype, asyncDispose, { value, writable: true, configurable: true });
}
