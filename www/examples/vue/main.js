import { init, v2 } from "atlas-integrations";
import { createApp } from "vue";
import EditForm from "./EditForm.vue";

const groupId = "5d791c84ff7a2522cc4f9aa1";

await init();
const client = new v2.IntegrationsClient({ proxy: "/atlas" });
// The first one that the project has, as Atlas returns it: with its secrets masked.
const [current] = (await client.list(groupId)).results;
createApp(EditForm, { current, save: (view) => client.update(groupId, view) }).mount("#app");
