import { v2 } from "atlas-integrations";

export const describeIntegration = (type) => v2.describeIntegration(type);
export const types = () => v2.INTEGRATION_TYPES;
