# workerd serve workerd.capnp
# The two files that it embeds come from the bundler, see README.md.

using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [ (name = "proxy", worker = .proxy), (name = "internet", network = .network) ],
  sockets = [ (name = "http", address = "127.0.0.1:8080", http = (), service = "proxy") ],
);

const proxy :Workerd.Worker = (
  modules = [
    (name = "proxy.js", esModule = embed "proxy.js"),
    (name = "atlas_integrations_bg.wasm", wasm = embed "atlas_integrations_bg.wasm"),
  ],
  bindings = [
    (name = "ATLAS_PUBLIC_KEY", fromEnvironment = "ATLAS_PUBLIC_KEY"),
    (name = "ATLAS_PRIVATE_KEY", fromEnvironment = "ATLAS_PRIVATE_KEY"),
    (name = "ATLAS_BASE_URL", fromEnvironment = "ATLAS_BASE_URL"),
    (name = "PROXY_BASE_PATH", fromEnvironment = "PROXY_BASE_PATH"),
    (name = "PROXY_PUBLIC_ORIGIN", fromEnvironment = "PROXY_PUBLIC_ORIGIN"),
    (name = "PROXY_ALLOW_HOSTS", fromEnvironment = "PROXY_ALLOW_HOSTS"),
    (name = "PROXY_ALLOW_ORIGINS", fromEnvironment = "PROXY_ALLOW_ORIGINS"),
    (name = "PROXY_ALLOW_GROUPS", fromEnvironment = "PROXY_ALLOW_GROUPS"),
    (name = "PROXY_READ_ONLY", fromEnvironment = "PROXY_READ_ONLY"),
  ],
  compatibilityDate = "2025-10-01",
  # So that a caller who goes away ends the request to Atlas as well.
  compatibilityFlags = [ "enable_request_signal" ],
);

# `private` is for a stand-in on this machine; Atlas itself is `public`.
const network :Workerd.Network = (allow = ["public", "private"], tlsOptions = (trustBrowserCas = true));
