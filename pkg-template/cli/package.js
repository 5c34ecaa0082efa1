/**
 * The package's public functions, and those of each version by its name. Loaded when a command needs them.
 */
export async function loadPackage() {
  const all = await import("../loaders/inline.js");
  return {
    ...all,
    versions: { v2: all.v2, "v1.0": all },
    /** The issues of the `ValidationError` that a call throws; none if it does not throw. */
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

/** An issue in the words of the command line, if its own are for JavaScript. */
export function forCommands(issue) {
  return { ...issue, message: issue.message.replace("`INTEGRATION_TYPES` lists them", "`atlas-integrations types` lists them") };
}
