// Every command: its arguments, options and help, and the file that runs it. An option with `value` needs a value.

const API = { api: { value: "v2|v1.0", about: "the version of the Atlas API: `v2` (the default) or `v1.0`" } };
const NARROW = {
  only: { value: "TYPE", multiple: true, about: "only this type in FILE; may be repeated" },
  project: { value: "ID", multiple: true, about: "only this project in FILE, or this one if FILE names none; may be repeated" },
};
const FORCE = { force: { about: "also send what cannot be compared, such as a password that Atlas never shows" } };

/** Options that every command has. */
export const EVERYWHERE = {
  json: { about: "print JSON, for programs" },
  help: { short: "h", about: "print this" },
  version: { about: "print the version" },
};

export const COMMANDS = {
  validate: {
    about: "print every mistake in FILE, without asking Atlas",
    args: ["FILE"],
    options: {},
    example: "atlas-integrations validate atlas.yaml",
    load: () => import("./commands/validate.js"),
  },
  plan: {
    about: "print what `apply` would do; exit 0: nothing, 2: something, 1: a failure",
    args: ["FILE"],
    options: { ...NARROW, ...FORCE, out: { value: "FILE", about: "write the plan, for `apply --plan`; it has no secrets" } },
    example: "atlas-integrations plan atlas.yaml --out plan.json",
    load: () => import("./commands/plan.js"),
  },
  apply: {
    about: "make projects as in FILE; asks before it sends",
    args: ["FILE"],
    options: {
      ...NARROW,
      ...FORCE,
      yes: { short: "y", about: "do not ask; needed if standard input is not a terminal" },
      plan: { value: "FILE", about: "use the plan that `plan --out` wrote, not a new one" },
      report: { value: "FILE", about: "write the result of each step, also after Ctrl+C" },
    },
    example: "atlas-integrations apply atlas.yaml --plan plan.json --yes --report report.json",
    load: () => import("./commands/apply.js"),
  },
  export: {
    about: "print a FILE of a project's integrations, with `${NAME}` for each secret",
    args: ["PROJECT"],
    options: API,
    example: "atlas-integrations export 5d791c84ff7a2522cc4f9aa1 > atlas.yaml",
    load: () => import("./commands/export.js"),
  },
  list: {
    about: "print the integrations of a project",
    args: ["PROJECT"],
    options: API,
    example: "atlas-integrations list 5d791c84ff7a2522cc4f9aa1",
    load: () => import("./commands/list.js"),
  },
  get: {
    about: "print one integration of a project",
    args: ["PROJECT", "TYPE"],
    options: API,
    example: "atlas-integrations get 5d791c84ff7a2522cc4f9aa1 DATADOG",
    load: () => import("./commands/get.js"),
  },
  delete: {
    about: "remove one integration from a project; does not ask",
    args: ["PROJECT", "TYPE"],
    options: API,
    example: "atlas-integrations delete 5d791c84ff7a2522cc4f9aa1 DATADOG",
    load: () => import("./commands/delete.js"),
  },
  projects: {
    about: "print the projects that the credentials can see",
    args: [],
    options: { org: { value: "ID", about: "only those of this organization; or set `MONGODB_ATLAS_ORG_ID`" } },
    example: "atlas-integrations projects --org 5d791c84ff7a2522cc4f9a00",
    load: () => import("./commands/projects.js"),
  },
  curl: {
    about: "print FILE's requests as curl commands, secrets masked; nothing is sent",
    args: ["FILE"],
    options: NARROW,
    example: "atlas-integrations curl atlas.yaml --project 5d791c84ff7a2522cc4f9aa1",
    load: () => import("./commands/curl.js"),
  },
  types: {
    about: "print the types of integrations, or the fields of one",
    args: ["[TYPE]"],
    options: API,
    example: "atlas-integrations types DATADOG",
    load: () => import("./commands/types.js"),
  },
  proxy: {
    about: "serve a proxy to Atlas on this machine, for pages and tools without the key",
    args: [],
    options: {
      port: { value: "NUMBER", about: "the port on 127.0.0.1; 8080 by default, 0 for any free one" },
      "base-path": { value: "PATH", about: "the part of the path before `/api/atlas/…`, such as `/atlas`; nothing by default" },
      "allow-origin": { value: "ORIGIN", multiple: true, about: "another origin whose pages may use it; may be repeated" },
      project: { value: "ID", multiple: true, about: "only this project; may be repeated" },
      projects: { about: "forward the lists of projects, too" },
      "read-only": { about: "forward only GET requests" },
    },
    example: "atlas-integrations proxy --port 8080 --base-path /atlas --read-only",
    load: () => import("./commands/proxy.js"),
  },
};
