// The compiled module, by the one spelling that Vercel's Edge Runtime, Next.js and wrangler know: `atlas-integrations/wasm?module`.
export { default } from "../atlas_integrations_bg.wasm?module";
