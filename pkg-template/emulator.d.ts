/**
 * `atlas-integrations/emulator`: an Atlas for development and tests.
 *
 * @module emulator
 */
import type { Fault, FaultRequest } from "./emulator/faults.js";
import type { IntegrationView, ReturnedView } from "./index.js";

export { serve } from "./serve/serve.js";
export type { Handler, ServeOptions, Server } from "./serve/serve.js";
export type { EmulatorApi, EmulatorOperation, Fault, FaultFilter, FaultRequest } from "./emulator/faults.js";

/** A service account of the emulator. */
export interface EmulatorServiceAccount {
  /** Its id, such as `mdb_sa_id_` and 24 hex digits. It must not have a colon, at which Basic authentication would end the id. */
  clientId: string;
  /** Its secret, such as `mdb_sa_sk_` and a long text. */
  clientSecret: string;
}

/** A project of the emulator, without its id. */
export interface EmulatorGroup {
  /** By default `Project 1`, `Project 2` and so on. */
  name?: string;
  /** The organization: 24 hex digits, by default `5d791c84ff7a2522cc4f9a00`. */
  orgId?: string;
  /** The integrations that are there from the start, with secrets in clear. By default none. */
  integrations?: EmulatorSeed[];
}

/**
 * An integration that is there from the start: anything that Atlas might return in either version. If the package does not know its type, it
 * is returned as it was given.
 */
export type EmulatorSeed = IntegrationView | ReturnedView | ({
  /** The service: capitals, digits and `_`. */
  type: string;
} & Record<string, unknown>);

/** Who may call the emulator, what it stores, and how it behaves. */
export interface EmulatorOptions {
  /** The user name of the digest. Required unless `authentication` is `"none"` or there are `serviceAccounts`. */
  publicKey?: string;
  /** The password of the digest. Required if `publicKey` is given. */
  privateKey?: string;
  /**
   * `"digest"` (the default): as Atlas. A bearer token is accepted, too, if the emulator issued it or it is one of `bearerTokens`. `"none"`:
   * no credentials are needed, for a page with MSW, in which the proxy that would hold the key is emulated as well.
   */
  authentication?: "digest" | "none";
  /** Access tokens that are accepted although the emulator did not issue them. By default none. */
  bearerTokens?: string[];
  /** The service accounts that can get tokens at `POST /api/oauth/token` and revoke them at `POST /api/oauth/revoke`. By default none. */
  serviceAccounts?: EmulatorServiceAccount[];
  /** Milliseconds that a token is valid; `expires_in` has it in whole seconds. By default 3,600,000 (an hour), as with Atlas. */
  tokenLifetimeMs?: number;
  /** The limits of a service account, by default Atlas's; `Infinity` for no limit. */
  tokenLimits?: {
    /** Requests for a token per minute; above it 429, in Atlas's form and not in OAuth's. By default 50. */
    perMinute?: number;
    /** Tokens that are valid at the same time; above it 400. By default 100. */
    live?: number;
  };
  /**
   * The projects: a list of ids of 24 hex digits, or an object that has for each id its integrations from the start (secrets in clear), alone
   * or with a name and an organization. By default the project of the documentation's example, `5d791c84ff7a2522cc4f9aa1`, with its Datadog
   * and Slack.
   */
  groups?: Record<string, EmulatorSeed[] | EmulatorGroup> | string[];
  /** The challenge's algorithm: `"MD5"` (the default) as cloud.mongodb.com, `"SHA-256"` as Atlas for Government. */
  algorithm?: "MD5" | "SHA-256";
  /** Milliseconds until a nonce expires; with 0 every nonce is refused. By default 300,000 (five minutes). */
  nonceLifetimeMs?: number;
  /** Whether secrets and webhook URLs are returned masked, as by the live service (the default), or in clear, as in the documentation. */
  maskSecrets?: boolean;
  /**
   * Whether v1.0, too, returns integrations with an `id` of 24 hex digits, as the live service does. By default not, as in the documentation.
   * v2 always does.
   */
  ids?: boolean;
  /**
   * Whether to refuse values that the documentation allows and the live service was observed to refuse: a Datadog key that is not 32 hex
   * digits. By default not, since the documentation's own example has such a key.
   */
  strict?: boolean;
  /** Faults from the start; `addFault` adds more. */
  faults?: Fault[];
  /**
   * A limit on authenticated requests; above it 429. By default none: then v1.0's answers have no rate limit headers, and v2's show a bucket
   * that is always full (1199 of 1200).
   */
  rateLimit?: EmulatorRateLimit;
  /** The `Deprecation` header of v2's answers: a date, or a text that is sent as it is. None by default. */
  deprecation?: Date | string;
  /** The `Sunset` header of v2's answers, likewise. None by default. */
  sunset?: Date | string;
}

/**
 * A bucket of requests. Each answer has headers with the limit and what is left (`RateLimit-Limit`, `RateLimit-Remaining`), a 429 also how long
 * to wait (`Retry-After`).
 */
export interface EmulatorRateLimit {
  /** Requests that the full bucket holds. */
  limit: number;
  /** Requests that are added after each period, up to `limit`. By default `limit`. */
  refill?: number;
  /** The period in milliseconds. By default 60,000. */
  periodMs?: number;
  /** Whether there is one bucket for all (the default), or one for each project and one for the lists of projects, as Atlas has them. */
  per?: "all" | "project";
}

/** A request in the emulator's log. It has no headers and no body, so a printed log shows no key. */
export interface EmulatorRequest extends Omit<FaultRequest, "authenticated"> {
  /** The digest's count, 8 hex digits, if one was sent. */
  nc?: string;
  /** Why the credentials were refused, in words. Atlas does not tell that. */
  refused?: string;
  /** True if the request got a fault; otherwise absent. */
  fault?: true;
  /** The status of the answer: 0 if there was none, undefined while the request is running. */
  status?: number;
}

/** What an emulator has stored, and the requests that it got. */
export interface EmulatorState {
  /** The integrations of each project, by its id, with **secrets in clear**: the emulator is a testing tool for made-up keys. */
  groups: Record<string, ({
    /** The service. */
    type: string;
  } & Record<string, unknown>)[]>;
  /** The last 10,000 requests, oldest first, including the unauthenticated ones of a digest. */
  requests: EmulatorRequest[];
  /** How many requests there were. */
  counts: {
    /** HTTP requests since the start. */
    total: number;
    /** The same by the status of the answer. */
    byStatus: Record<number, number>;
  };
  /** The faults, with how often each has happened and still will. */
  faults: (Fault & {
    /** How many more requests will get it. */
    remaining: number;
    /** How many requests have got it. */
    hits: number;
  })[];
  /** How many issued nonces are known. */
  nonces: number;
  /** How many issued tokens are valid. */
  tokens: number;
  /** How many requests are left before a 429, for the project with the fewest left; undefined without `rateLimit`. */
  rateLimitRemaining: number | undefined;
}

/** Answers a request as Atlas would. It can also be called like `fetch`, with an address and options. */
export interface Emulator {
  (request: Request): Promise<Response>;
  (url: string | URL, init?: RequestInit): Promise<Response>;
  /** A copy of what is stored and of the log. */
  state(): EmulatorState;
  /** Restores the start: projects, faults, nonces, tokens, counts and log as after `createEmulator`. */
  reset(): void;
  /** Adds a fault. @throws {ValidationError} for a bad one */
  addFault(fault: Fault): void;
}

/**
 * An Atlas for development and tests, in memory: integrations in both versions of the API with one store, and v2's lists of projects. It
 * requires an API key by digest or a service account's token.
 *
 * @throws {ValidationError} for bad options, with all mistakes at once
 * @example
 * const emulator = createEmulator({ publicKey: "public", privateKey: "private" });
 * const server = await serve(emulator, { port: 0 });
 * const client = new IntegrationsClient({ baseUrl: server.url, auth: { kind: "digest", publicKey: "public", privateKey: "private" } });
 * (await client.list("5d791c84ff7a2522cc4f9aa1")).results.map(({ type }) => type); // ["DATADOG", "SLACK"]
 * await server.close();
 * emulator.state().counts.byStatus; // { 200: 1, 401: 1 }
 */
export function createEmulator(options: EmulatorOptions): Emulator;
