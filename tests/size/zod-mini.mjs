import * as z from "zod/mini";
import { isHttpUrl, OPTIONAL_SECRET, REGIONS, SECRET, TEXT } from "./rules.mjs";

const matching = (pattern) => z.string().check(z.regex(pattern));
const secret = matching(SECRET);
const text = matching(TEXT);
const region = z.optional(z.enum(REGIONS));
const view = (type, fields) => z.strictObject({ type: z.literal(type), ...fields });

const schema = z.discriminatedUnion("type", [
  view("PAGER_DUTY", { serviceKey: secret }),
  view("SLACK", { apiToken: secret, teamName: text, channelName: z.optional(z.string()) }),
  view("DATADOG", { apiKey: secret, region }),
  view("NEW_RELIC", { licenseKey: secret, accountId: text, writeToken: secret, readToken: secret }),
  view("OPS_GENIE", { apiKey: secret, region }),
  view("VICTOR_OPS", { apiKey: secret, routingKey: z.optional(z.string()) }),
  view("FLOWDOCK", { flowName: text, apiToken: secret, orgName: text }),
  view("WEBHOOK", { url: z.string().check(z.refine(isHttpUrl)), secret: z.optional(matching(OPTIONAL_SECRET)) }),
]);

export function check(value) {
  const { success, error } = schema.safeParse(value);
  return { valid: success, issues: error?.issues ?? [] };
}
