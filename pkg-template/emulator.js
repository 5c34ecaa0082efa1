// `atlas-integrations/emulator`: an Atlas for development and tests. emulator/README.md explains how to use it.

export { createEmulator } from "./emulator/emulator.js";
export { serve } from "./serve/serve.js";
