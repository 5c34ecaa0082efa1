// Every command: what it takes, what it says of itself, and where it is. Options with a `value` need one.

const API = { api: { value: "v2|v1.0", about: "the version of the Atlas API: `v2` (the default) or `v1.0`" } };
const NARROW = {
  only: { value: "TYPE", multiple: true, about: "only this type of FILE's; may be given again" },
  project: { value: "ID", multiple: true, about: "only this project of FILE's, or this one where FILE names none; may be given again" },
};

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
