// A project and its integrations, as Atlas last told them in one version of its API.

import { sending } from "./sending.js";
import { BASE_URL, PROXY } from "./settings.js";

export class Project {
  /** As listed; undefined until they are loaded, and when it is not known any more what Atlas has. */
  integrations = undefined;
  /** Told when a call is tried again: `(delayMs) => void`. */
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

  /** Adds one; fails where somebody else has added it in the meantime, and so overwrites nobody's. */
  create(integration, signal) {
    return this.#write(integration.type, (options) => this.client.create(this.groupId, integration, undefined, options), signal);
  }

  update(integration, signal) {
    return this.#write(integration.type, (options) => this.client.update(this.groupId, integration, undefined, options), signal);
  }

  async delete(type, signal) {
    const before = this.integrations;
    // A call that fails or is stopped may have arrived all the same.
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
    // Atlas has been seen to answer a create with a list that lacks the new one (mongodb-atlas-cli#416): then it is read again.
    if (list.results.some((view) => view.type === type)) this.integrations = list.results;
    else await this.load(signal);
  }
}
