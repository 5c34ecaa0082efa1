export { createDigestSession, IntegrationsClient, updateRequest } from "atlas-integrations";
