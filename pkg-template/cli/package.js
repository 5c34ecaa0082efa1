/**
 * The package, as any user of it has it, and its two versions by name. Loaded when a command needs it.
 */
export async function loadPackage() {
  const all = await import("../loaders/inline.js");
  return {
    ...all,
    versions: { v2: all.v2, "v1.0": all },
    /** What a function of the package says is wrong; nothing where it is content. */
    issuesOf(call) {
      try {
        call();
        return [];
      } catch (error) {
        if (error instanceof all.ValidationError) return error.issues.map(forCommands);
        throw error;
      }
    },
  };
}

/** An issue in the words of the command line, where the package's own are for who writes JavaScript. */
export function forCommands(issue) {
  return { ...issue, message: issue.message.replace("`INTEGRATION_TYPES` lists them", "`atlas-integrations types` lists them") };
}
