import { Refusal } from "./answers.js";

/** One of the media types of an `Accept` header: Atlas's, with the date of a version. */
const VERSIONED = /^application\/vnd\.atlas\.(\d{4}-\d{2}-\d{2})\+json$/i;

/**
 * Refuses a request whose `Accept` does not name a version, since there is no default. It may be later than the resource's own version; the
 * answer then names the one that was used.
 *
 * @param {import("./apis.js").Api} api
 * @param {string | null} accept
 */
export function checkVersion(api, accept) {
  if (!api.dates) return;
  const asked = (accept ?? "").split(",").map((type) => VERSIONED.exec(type.split(";", 1)[0].trim())?.[1]);
  if (asked.some((date) => api.dates.includes(date))) return;
  throw new Refusal(406, "INVALID_VERSION_DATE", "Invalid accept header or version date.");
}

/**
 * The answer if a version no longer exists, as was observed with other resources of API v2.
 *
 * @param {string} pathname
 */
export function gone(pathname) {
  const path = pathname.slice(1);
  const version = "2023-01-01";
  return new Refusal(410, "VERSION_GONE", `Version ${version} of ${path} is no longer available.`, [version, path]);
}
