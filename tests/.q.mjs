import * as z from "zod"; import * as zm from "zod/mini"; import * as v from "valibot"; import Ajv from "ajv/dist/2020.js"; import addFormats from "ajv-formats";
const api = await import("/tmp/pkg-forms/loaders/inline.js");
const valid={type:"DATADOG",apiKey:"0123456789abcdef0123456789abcdef",region:"EU"};
const bad={type:"DATADOG",apiKey:"",region:"UK",foo:1};
const Z=z.strictObject({type:z.literal("DATADOG"),apiKey:z.string().regex(/\S/),region:z.enum(["US","EU"]).optional()});
const ZM=zm.strictObject({type:zm.literal("DATADOG"),apiKey:zm.string().check(zm.regex(/\S/)),region:zm.optional(zm.enum(["US","EU"]))});
const V=v.strictObject({type:v.literal("DATADOG"),apiKey:v.pipe(v.string(),v.regex(/\S/)),region:v.optional(v.picklist(["US","EU"]))});
const ajv=new Ajv({allErrors:true,strict:false});addFormats(ajv);const A=ajv.compile(api.jsonSchema("DATADOG"));
const f={ours:x=>api.validate(x).valid,zod:x=>Z.safeParse(x).success,mini:x=>ZM.safeParse(x).success,valibot:x=>v.safeParse(V,x).success,ajv:x=>A(x)};
for(const [n,val] of [["valid",valid],["bad",bad]])for(const [k,fn] of Object.entries(f)){let best=1e9;for(let r=0;r<5;r++){const N=20000;const t=performance.now();for(let i=0;i<N;i++)fn(val);best=Math.min(best,(performance.now()-t)/N*1e6)}console.log(n,k,fn(val),best.toFixed(0),"ns")}
console.log(Z.safeParse(bad).error.issues.length, v.safeParse(V,bad).issues.length);
