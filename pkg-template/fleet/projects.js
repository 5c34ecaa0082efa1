import { Checks } from "../options/checks.js";
import { eachPage } from "../client/pages.js";
import { readClient, readSignal } from "./options.js";

/** As many as a page may have: a list of projects counts against a limit that all of an organization's programs share. */
const ITEMS_PER_PAGE = 500;

/**
 * See fleet.d.ts. The lists are version 2's, whatever the client's version: v1.0 has none that a service account may ask for.
 *
 * @param {import("../index.js").IntegrationsClient} client
 * @param {{ orgId?: string, signal?: AbortSignal }} [options]
 */
export async function* projectsOf(client, options) {
  const checks = new Checks({ ...options, client }, []);
  const { inside } = readClient(checks);
  const orgId = checks.take("orgId");
  const signal = readSignal(checks);
  checks.rejectUnknown();
  checks.throwIfAny("projectsOf");
  const ask = (query) => inside.projects(orgId, query, { signal });
  for await (const { results } of eachPage(ask, { itemsPerPage: ITEMS_PER_PAGE })) {
    for (const { id, name, orgId } of results) yield { id, name, orgId };
  }
}
