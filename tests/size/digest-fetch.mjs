// What a page would write to send an update with npm's digest-fetch. No retries, timeouts, masks or typed errors.

import DigestClient from "digest-fetch";

/** @returns {Promise<object>} the list */
export async function update({ publicKey, privateKey }, baseUrl, groupId, view) {
  const client = new DigestClient(publicKey, privateKey);
  const answer = await client.fetch(`${baseUrl}/api/atlas/v1.0/groups/${groupId}/integrations/${view.type}`, {
    method: "PUT",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(view),
  });
  const body = await answer.json();
  if (!answer.ok) throw new Error(`${body.errorCode}: ${body.detail}`);
  return body;
}
