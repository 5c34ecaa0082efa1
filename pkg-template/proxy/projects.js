// Lists of projects for callers who may see only some of the projects that the proxy's credentials can see.

import { noResponse } from "./failures.js";
import { refuseQuery, targetPath } from "./route.js";

/** Atlas's limit for a page. */
const MOST_ITEMS = 500;
/** An organization has hundreds of projects. If the target's list never ends, the proxy must stop. */
const MOST_PAGES = 200;

/**
 * A page of the projects in `allowGroups`. It reads all pages of the target's list, since otherwise count and page numbers would be wrong.
 *
 * @param {import("./route.js").Route} route
 * @param {[name: string, value: string][]} query
 * @param {{ allowGroups: string[], target: string }} config
 * @param {(path: string) => Promise<import("./target.js").Answer>} ask
 * @returns {Promise<import("./target.js").Answer>}
 */
export async function allowedProjects(route, query, { allowGroups, target }, ask) {
  const asked = readPage(route, query);
  const found = [];
  for (let pageNum = 1; ; pageNum += 1) {
    const answer = await ask(targetPath(route, [["pageNum", pageNum], ["itemsPerPage", MOST_ITEMS]]));
    if (answer.status >= 300) return answer;
    const { results, links } = readList(answer);
    found.push(...results.filter(({ id }) => allowGroups.includes(String(id).toLowerCase())));
    if (pageNum === MOST_PAGES || !links.some(({ rel }) => rel === "next")) {
      return { ...answer, body: print(page(found, asked, target + route.path, query), asked) };
    }
  }
}

function readPage(route, query) {
  const { pageNum = "1", itemsPerPage = "100", includeCount, pretty, envelope } = Object.fromEntries(query);
  const page = { pageNum: Number(pageNum), itemsPerPage: Number(itemsPerPage) };
  if (page.pageNum < 1 || page.itemsPerPage < 1 || page.itemsPerPage > MOST_ITEMS) {
    refuseQuery("has a parameter with a value that is not allowed", route.methods.GET);
  }
  return { ...page, includeCount: includeCount !== "false", pretty: pretty === "true", envelope: envelope === "true" };
}

function readList({ body }) {
  let list;
  try {
    list = JSON.parse(body);
  } catch {
    throw noResponse();
  }
  const { results, links = [] } = list ?? {};
  if (!Array.isArray(results) || !Array.isArray(links)) throw noResponse();
  const isObject = (item) => typeof item === "object" && item !== null;
  return { results: results.filter(isObject), links: links.filter(isObject) };
}

/** The page in Atlas's form. Its links have the target's origin, as in every list that the proxy passes on. */
function page(found, { pageNum, itemsPerPage, includeCount }, url, query) {
  const first = (pageNum - 1) * itemsPerPage;
  const kept = query.filter(([name]) => name !== "pageNum" && name !== "itemsPerPage").map(([name, value]) => `${name}=${value}&`);
  const link = (rel, number) => ({ href: `${url}?${kept.join("")}pageNum=${number}&itemsPerPage=${itemsPerPage}`, rel });
  const links = [link("self", pageNum)];
  if (pageNum > 1) links.push(link("previous", pageNum - 1));
  if (first + itemsPerPage < found.length) links.push(link("next", pageNum + 1));
  return { links, results: found.slice(first, first + itemsPerPage), ...(includeCount && { totalCount: found.length }) };
}

/** As JSON. The envelope of a list is a `status` beside its other properties. */
function print(list, { pretty, envelope }) {
  return JSON.stringify(envelope ? { ...list, status: 200 } : list, null, pretty ? 2 : undefined);
}
