// A project and its integrations, as last loaded with one version of the API.

import { sending } from "./sending.js";
import { BASE_URL, PROXY } from "./settings.js";

export class Project {
  /** As listed; undefined until they are loaded, and after a failure that leaves Atlas's state unknown. */
  integrations = undefined;
  /** Called when a call is tried again: `(delayMs) => void`. */
  onRetry = undefined;
  /** The version's part of the full package; there once something was loaded. @type {typeof import("../../pkg/index.js")} */
  full = undefined;
  /** There once something was loaded. @type {import("../../pkg/index.js").IntegrationsClient} */
  client = undefined;

  /** @param {import("./api.js").Api} api @param {string} groupId */
  constructor(api, groupId) {
    this.api = api;
    this.groupId = groupId;
  }

  /** @param {AbortSignal} signal */
  async load(signal) {
    await this.#connect();
    const integrations = [];
    for await (const page of this.client.pages(this.groupId, undefined, { signal })) integrations.push(...page.results);
    this.integrations = integrations;
  }

  find(type) {
    return this.integrations.find((view) => view.type === type);
  }

  /** Adds one; fails if somebody else has added it in the meantime, so that nothing is overwritten. */
  create(integration, signal) {
    return this.#write(integration.type, (options) => this.client.create(this.groupId, integration, undefined, options), signal);
  }

  update(integration, signal) {
    return this.#write(integration.type, (options) => this.client.update(this.groupId, integration, undefined, options), signal);
  }

  async delete(type, signal) {
    const before = this.integrations;
    // A call that fails or is stopped may have been carried out anyway.
    this.integrations = undefined;
    await this.client.delete(this.groupId, type, undefined, { signal });
    this.integrations = before?.filter((view) => view.type !== type);
  }

  async #connect() {
    this.full ??= this.api.of(await sending());
    this.client ??= new this.full.IntegrationsClient({
      proxy: PROXY,
      baseUrl: BASE_URL,
      logger: ({ kind, delayMs }) => kind === "retry" && this.onRetry?.(delayMs),
    });
  }

  async #write(type, call, signal) {
    this.integrations = undefined;
    const list = await call({ signal });
    // Atlas may answer a create with a list without the new one (mongodb-atlas-cli#416): then it is read again.
    if (list.results.some((view) => view.type === type)) this.integrations = list.results;
    else await this.load(signal);
  }
}
