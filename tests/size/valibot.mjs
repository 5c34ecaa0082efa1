import * as v from "valibot";
import { isHttpUrl, OPTIONAL_SECRET, REGIONS, SECRET, TEXT } from "./rules.mjs";

const matching = (pattern) => v.pipe(v.string(), v.regex(pattern));
const secret = matching(SECRET);
const text = matching(TEXT);
const region = v.optional(v.picklist(REGIONS));
const view = (type, fields) => v.strictObject({ type: v.literal(type), ...fields });

const schema = v.variant("type", [
  view("PAGER_DUTY", { serviceKey: secret }),
  view("SLACK", { apiToken: secret, teamName: text, channelName: v.optional(v.string()) }),
  view("DATADOG", { apiKey: secret, region }),
  view("NEW_RELIC", { licenseKey: secret, accountId: text, writeToken: secret, readToken: secret }),
  view("OPS_GENIE", { apiKey: secret, region }),
  view("VICTOR_OPS", { apiKey: secret, routingKey: v.optional(v.string()) }),
  view("FLOWDOCK", { flowName: text, apiToken: secret, orgName: text }),
  view("WEBHOOK", { url: v.pipe(v.string(), v.check(isHttpUrl)), secret: v.optional(matching(OPTIONAL_SECRET)) }),
]);

export function check(value) {
  const { success, issues } = v.safeParse(schema, value);
  return { valid: success, issues: issues ?? [] };
}
