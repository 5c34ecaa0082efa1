import { Checks } from "../options/checks.js";
import { eachPage } from "../client/pages.js";
import { readClient, readSignal } from "./options.js";

/** The largest page, for few requests: they count against a limit that all programs of the organization share. */
const ITEMS_PER_PAGE = 500;

/**
 * See fleet.d.ts. The lists are version 2's, whatever the client's version: those of v1.0 are not for service accounts.
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
