// Every command: what it takes, what it says of itself, and where it is. Options with a `value` need one.

const API = { api: { value: "v2|v1.0", about: "the version of the Atlas API: `v2` (the default) or `v1.0`" } };
const NARROW = {
  only: { value: "TYPE", multiple: true, about: "only this type of FILE's; may be given again" },
  project: { value: "ID", multiple: true, about: "only this project of FILE's, or this one where FILE names none; may be given again" },
};
const FORCE = { force: { about: "send also what looks as desired but cannot be compared, such as a password that Atlas never shows" } };

/** Options that every command has. */
export const EVERYWHERE = {
  json: { about: "print JSON, for programs" },
  help: { short: "h", about: "print this" },
  version: { about: "print the version" },
};

export const COMMANDS = {
  validate: {
    about: "say every mistake in FILE, without asking Atlas",
    args: ["FILE"],
    options: {},
    example: "atlas-integrations validate atlas.yaml",
    load: () => import("./commands/validate.js"),
  },
  plan: {
    about: "say what `apply` would do; exit 0: nothing, 2: something, 1: a failure",
    args: ["FILE"],
    options: { ...NARROW, ...FORCE, out: { value: "FILE", about: "write the plan, for `apply --plan`; it holds no secret" } },
    example: "atlas-integrations plan atlas.yaml --out plan.json",
    load: () => import("./commands/plan.js"),
  },
  apply: {
    about: "make projects as FILE says; asks before it sends",
    args: ["FILE"],
    options: {
      ...NARROW,
      ...FORCE,
      yes: { short: "y", about: "do not ask; needed where nobody can be asked, as in a pipe" },
      plan: { value: "FILE", about: "what `plan --out` wrote, in place of a new plan" },
      report: { value: "FILE", about: "write what became of each step, also after Ctrl+C" },
    },
    example: "atlas-integrations apply atlas.yaml --plan plan.json --yes --report report.json",
    load: () => import("./commands/apply.js"),
  },
  export: {
    about: "print a FILE of what a project has, with `${NAME}` for each secret",
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
    about: "print the projects that the credentials see",
    args: [],
    options: { org: { value: "ID", about: "only those of this organization; `MONGODB_ATLAS_ORG_ID` can stand in for it" } },
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
      port: { value: "NUMBER", about: "where to listen on 127.0.0.1; 8080 by default, 0 for a free one" },
      "base-path": { value: "PATH", about: "what comes before `/api/atlas/…`, such as `/atlas`; nothing by default" },
      "allow-origin": { value: "ORIGIN", multiple: true, about: "a page that may use it besides its own; may be given again" },
      project: { value: "ID", multiple: true, about: "only this project; may be given again" },
      projects: { about: "forward the lists of projects, too" },
      "read-only": { about: "forward only what changes nothing" },
    },
    example: "atlas-integrations proxy --port 8080 --base-path /atlas --read-only",
    load: () => import("./commands/proxy.js"),
  },
};
