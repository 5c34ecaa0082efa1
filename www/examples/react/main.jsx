import { createRoot } from "react-dom/client";
import { init, v2 } from "atlas-integrations";
import { useState } from "react";
import { IntegrationForm } from "./IntegrationForm.jsx";

const { INTEGRATION_TYPES, IntegrationsClient, describeIntegration } = v2;
const groupId = "5d791c84ff7a2522cc4f9aa1";

function App({ client }) {
  const [type, setType] = useState("DATADOG");
  return (
    <>
      <h1>Set up an integration</h1>
      <select aria-label="Service" value={type} onChange={(event) => setType(event.target.value)}>
        {INTEGRATION_TYPES.map((type) => <option key={type} value={type}>{describeIntegration(type).service}</option>)}
      </select>
      <IntegrationForm key={type} type={type} save={(view) => client.update(groupId, view)} />
    </>
  );
}

// One wasm for both: `atlas-integrations/forms` uses the wasm of the full package if it runs. A page that sends nothing calls the `init` of `/forms`.
await init();
createRoot(document.getElementById("app")).render(<App client={new IntegrationsClient({ proxy: "/atlas" })} />);
