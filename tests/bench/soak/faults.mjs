// The faults of the soak, as options of the emulator, with their effect on the answer. `weight` is how often each occurs.

const LOST = { lost: true };

/**
 * @typedef {object} Kind
 * @property {number} weight
 * @property {object} fault  for the emulator
 * @property {object} [answer]  what comes back instead of the real answer
 * @property {boolean} [carriedOut]  whether the request is carried out anyway
 * @property {(real: object) => object} [spoil]  what becomes of the real answer
 */

/** @type {Record<string, Kind>} */
export const KINDS = {
  // Rare, since it makes all nonces stale: of 24 callers at once, nearly all are refused once.
  stale: { weight: 1, fault: { staleNonce: true }, answer: { status: 401 } },
  busy: { weight: 12, fault: { status: 429, retryAfter: 0 }, answer: { status: 429, retryAfterMs: 0 } },
  busyForLong: { weight: 4, fault: { status: 429, retryAfter: 60 }, answer: { status: 429, retryAfterMs: 60_000 } },
  unavailable: { weight: 10, fault: { status: 503 }, answer: { status: 503 } },
  slow: { weight: 6, fault: { delayMs: 15, status: 503, retryAfter: 0 }, answer: { status: 503, retryAfterMs: 0 } },
  forbidden: { weight: 2, fault: { status: 403 }, answer: { status: 403 } },
  failed: { weight: 6, fault: { status: 500 }, answer: { status: 500 } },
  failedAfter: { weight: 6, fault: { status: 500, carryOut: true }, answer: { status: 500 }, carriedOut: true },
  htmlPage: { weight: 6, fault: { html: true }, answer: { status: 503 } },
  htmlGateway: { weight: 6, fault: { html: true, status: 502 }, answer: { status: 502 } },
  dropped: { weight: 6, fault: { drop: true }, answer: LOST },
  droppedAfter: { weight: 6, fault: { drop: true, carryOut: true }, answer: LOST, carriedOut: true },
  // A 204 has no body that could be cut.
  cut: { weight: 10, fault: { cutBody: 10 }, carriedOut: true, spoil: (real) => (real.status === 204 ? real : LOST) },
  // For an error the status is enough.
  truncated: { weight: 3, fault: { truncateBody: 10 }, carriedOut: true, spoil: (real) => ({ ...real, truncated: real.status === 200 }) },
  // Only for callers with a short timeout: they give up, and the request has no effect.
  hang: { weight: 0, fault: { delayMs: 10_000, status: 503 }, answer: { status: 503 } },
};

/**
 * What the caller gets, and whether the request had its effect.
 *
 * @param {string | undefined} kind
 * @param {() => object} carryOut  does what the request asks, and returns the real answer
 */
export function answerWith(kind, carryOut) {
  if (kind === undefined) return carryOut();
  const { answer, carriedOut, spoil } = KINDS[kind];
  const real = carriedOut ? carryOut() : undefined;
  return { ...(spoil ? spoil(real) : answer), applied: real?.applied };
}
