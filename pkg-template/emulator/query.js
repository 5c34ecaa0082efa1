import { Refusal } from "./answers.js";

/** The form of the answer. It is read separately, because errors have it, too. */
export function readFormat(params) {
  return { pretty: params.get("pretty") === "true", envelope: params.get("envelope") === "true" };
}

/**
 * The five documented query parameters with their ranges and defaults; others are ignored, as Atlas does.
 *
 * @param {URLSearchParams} params
 * @param {boolean} paged  whether the operation answers with a list; get and delete have only `pretty` and `envelope`
 */
export function readQuery(params, paged) {
  const query = {};
  for (const name of ["pretty", "envelope"]) query[name] = flag(params, name, false);
  if (!paged) return query;
  query.includeCount = flag(params, "includeCount", true);
  query.pageNum = integer(params, "pageNum", 1, Number.MAX_SAFE_INTEGER);
  query.itemsPerPage = integer(params, "itemsPerPage", 100, 500);
  return query;
}

function flag(params, name, fallback) {
  const given = params.get(name);
  if (given === null) return fallback;
  if (given !== "true" && given !== "false") refuse(name);
  return given === "true";
}

function integer(params, name, fallback, max) {
  const given = params.get(name);
  if (given === null) return fallback;
  const number = /^[0-9]{1,16}$/.test(given) ? Number(given) : 0;
  if (number < 1 || number > max) refuse(name);
  return number;
}

// The official table of error codes has none for a bad query parameter; this is the nearest one.
function refuse(name) {
  throw new Refusal(400, "INVALID_ATTRIBUTE", `Invalid attribute ${name} specified.`, [name]);
}

/**
 * One page of a list, with its links as documented (`?pageNum=1&itemsPerPage=100`), or as observed with v2
 * (`?includeCount=true&pageNum=1&itemsPerPage=100`). The request's other parameters come first, so that a client that follows `next` gets the
 * same kind of answer.
 *
 * @param {object[]} all
 * @param {URL} url  the request's; links have its origin, so that they lead back to the emulator
 * @param {ReturnType<typeof readQuery>} query
 * @param {import("./apis.js").Api} api
 */
export function page(all, url, query, api) {
  const { pageNum, itemsPerPage } = query;
  const first = (pageNum - 1) * itemsPerPage;
  const given = { includeCount: String(query.includeCount), ...Object.fromEntries(url.searchParams) };
  const kept = ["name", "includeCount", "pretty", "envelope"]
    .filter((name) => url.searchParams.has(name) || (api.countsInLinks && name === "includeCount"))
    .map((name) => `${name}=${encodeURIComponent(given[name])}&`)
    .join("");
  const link = (rel, number) => ({
    href: `${url.origin}${url.pathname}?${kept}pageNum=${number}&itemsPerPage=${itemsPerPage}`,
    rel,
  });
  const links = [link("self", pageNum)];
  if (pageNum > 1) links.push(link("previous", pageNum - 1));
  if (first + itemsPerPage < all.length) links.push(link("next", pageNum + 1));
  const body = { links, results: all.slice(first, first + itemsPerPage) };
  return query.includeCount ? { ...body, totalCount: all.length } : body;
}
