/** The projects. */
export const ids = Array.from({ length: Number(process.env.ATLAS_FLEET_PROJECTS ?? 2_000) }, (_, i) => `5d791c84${i.toString(16).padStart(16, "0")}`);
