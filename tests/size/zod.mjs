import * as z from "zod";
import { isHttpUrl, OPTIONAL_SECRET, REGIONS, SECRET, TEXT } from "./rules.mjs";

const secret = z.string().regex(SECRET);
const text = z.string().regex(TEXT);
const region = z.enum(REGIONS).optional();
const view = (type, fields) => z.strictObject({ type: z.literal(type), ...fields });

const schema = z.discriminatedUnion("type", [
  view("PAGER_DUTY", { serviceKey: secret }),
  view("SLACK", { apiToken: secret, teamName: text, channelName: z.string().optional() }),
  view("DATADOG", { apiKey: secret, region }),
  view("NEW_RELIC", { licenseKey: secret, accountId: text, writeToken: secret, readToken: secret }),
  view("OPS_GENIE", { apiKey: secret, region }),
  view("VICTOR_OPS", { apiKey: secret, routingKey: z.string().optional() }),
  view("FLOWDOCK", { flowName: text, apiToken: secret, orgName: text }),
  view("WEBHOOK", { url: z.string().refine(isHttpUrl), secret: z.string().regex(OPTIONAL_SECRET).optional() }),
]);

export function check(value) {
  const { success, error } = schema.safeParse(value);
  return { valid: success, issues: error?.issues ?? [] };
}
