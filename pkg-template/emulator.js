// An Atlas stand-in for development and tests: `atlas-integrations/emulator`. emulator/README.md says how to use it.

export { createEmulator } from "./emulator/emulator.js";
export { serve } from "./serve/serve.js";
