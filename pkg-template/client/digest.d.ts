/** The parts of a request that digest signs. */
export interface DigestRequest {
  /** Any method. */
  method: string;
  /** Path and query, exactly as in the request line. */
  uri: string;
  /** Needed for qop `auth-int`. */
  body?: string;
}

/** The arguments of `digestAuthorization`. */
export interface DigestArguments extends DigestRequest {
  /** The value of `WWW-Authenticate`, or an array if there are several such headers. */
  challenge: string | string[];
  /** Any text. */
  username: string;
  /** Any text. */
  password: string;
  /** By default from the platform's secure random source. */
  cnonce?: string;
  /** How many requests have used this nonce, including this one; by default 1. */
  nc?: number;
}

/**
 * The `Authorization` header that answers a challenge: RFC 7616 with erratum 4897, RFC 2617, RFC 2069 with erratum 749; MD5, SHA-256
 * and SHA-512-256, each with -sess; qop `auth`, `auth-int` and none. Of several challenges it answers the strongest that it supports.
 *
 * @throws {DigestError} if nothing in the challenge can be answered
 * @throws {ValidationError} if another argument is missing or of the wrong type
 * @throws {NotInitializedError} before `init()`, in a browser
 * @example
 * const challenge = 'Digest realm="made up", nonce="abc", algorithm=MD5, qop="auth"';
 * digestAuthorization({ challenge, username: "public", password: "private", method: "GET", uri: "/", cnonce: "0a4f113b" });
 * // 'Digest username="public", realm="made up", uri="/", algorithm=MD5, nonce="abc", nc=00000001, cnonce="0a4f113b", qop=auth, response="…"'
 */
export function digestAuthorization(args: DigestArguments): string;

/** Keeps a nonce and counts its uses, so that one challenge serves many requests. */
export interface DigestSession {
  /**
   * Reads the challenge of a 401, and uses its nonce from now on.
   *
   * @throws {DigestError} if it can't be answered; the old nonce is kept
   */
  receive(challenge: string | string[]): void;
  /** The `Authorization` header of the next request; `undefined` before the first challenge. */
  authorize(request: DigestRequest): string | undefined;
  /** Whether the challenge refuses the last request only because its nonce is too old (`stale`); the key may be right. */
  isStale(challenge: string | string[]): boolean;
}

/**
 * A session without a nonce yet.
 *
 * @throws {NotInitializedError} before `init()`, in a browser
 * @example
 * const session = createDigestSession({ username: "public", password: "private" });
 * session.authorize({ method: "GET", uri: "/" }); // undefined
 * session.receive('Digest realm="made up", nonce="abc", qop="auth"');
 * session.authorize({ method: "GET", uri: "/" }).includes("nc=00000001"); // true
 */
export function createDigestSession(credentials: {
  /** Any text. */
  username: string;
  /** Any text. */
  password: string;
}): DigestSession;
