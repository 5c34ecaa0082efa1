// `atlas-integrations/wasm?module`: the compiled module, in the one spelling that Vercel's Edge Runtime, Next.js and wrangler all know.
export { default } from "../atlas_integrations_bg.wasm?module";
