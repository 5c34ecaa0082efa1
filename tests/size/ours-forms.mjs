export { describeIntegration, INTEGRATION_TYPES } from "atlas-integrations";
