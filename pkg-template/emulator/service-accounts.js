import { same } from "./same.js";
import { TokenBook } from "./tokens.js";
import { Window } from "./window.js";

/** The service accounts, their tokens, and how often each has requested one. */
export class ServiceAccounts {
  #accounts;
  /** How often each has requested a token in this minute, by client id. @type {Map<string, Window>} */
  #asked = new Map();

  constructor(config) {
    this.#accounts = config.serviceAccounts;
    this.limits = config.tokenLimits;
    this.lifetimeMs = config.tokenLifetimeMs;
    this.tokens = new TokenBook();
  }

  /**
   * Basic authentication with id and secret as they are. RFC 6749 demands to percent-encode both first (`mdb%5Fsa%5Fid%5F…`), since Atlas's ids
   * and secrets have a `_`; but it was observed that the live service refuses that.
   *
   * @param {string | null} header  `Authorization`
   * @returns {{ refused?: string, clientId?: string }}
   */
  check(header) {
    if (header === null) return { refused: "no credentials" };
    const text = decode(header);
    const colon = text?.indexOf(":") ?? -1;
    if (colon < 0) return { refused: "malformed credentials" };
    const clientId = text.slice(0, colon);
    const account = this.#accounts.find((one) => one.clientId === clientId);
    if (!account) return { refused: "wrong client id" };
    return same(account.clientSecret, text.slice(colon + 1)) ? { clientId } : { refused: "wrong client secret" };
  }

  /** Counts a request for a token. @returns {boolean} false if it is one too many */
  mayAsk(clientId) {
    if (!this.#asked.has(clientId)) this.#asked.set(clientId, new Window(60_000));
    return this.#asked.get(clientId).count() <= this.limits.perMinute;
  }
}

function decode(header) {
  const match = /^Basic +([a-z0-9+/]+=*)$/i.exec(header);
  if (!match) return undefined;
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(match[1]), (char) => char.charCodeAt(0)));
  } catch {
    return undefined;
  }
}
