// `/atlas` is the proxy that holds the key, made with `atlas-integrations/proxy`.
const proxy = { "/atlas": process.env.ATLAS_PROXY ?? "http://localhost:8080" };

export default { server: { proxy }, preview: { proxy }, build: { target: "esnext" } };
