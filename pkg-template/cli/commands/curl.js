import { readWanted } from "../file/wanted.js";
import { UsageError } from "../usage-error.js";

/** Prints the requests of a FILE as curl commands; nothing is sent. */
export async function run({ file, options, screen, env }) {
  const { projects, api, integrations, remove } = await readWanted({ file, options, env, screen });
  const ids = projects?.ids ?? projects?.only;
  if (!ids) throw new UsageError("FILE names no project by its id, and this command does not ask Atlas: give `--project ID`");
  const baseUrl = env.MONGODB_ATLAS_BASE_URL || undefined;
  const requests = ids.flatMap((groupId) => [
    ...integrations.map((integration) => api.updateRequest({ groupId, integration, baseUrl })),
    ...remove.map((type) => api.deleteRequest({ groupId, type, baseUrl })),
  ]);
  screen.print(screen.json ? JSON.stringify(requests.map((request) => api.redact(request))) : requests.map((request) => api.toCurl(request)).join("\n\n"));
}
