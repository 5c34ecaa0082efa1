//! The list of the wasms that the build makes.

/// One wasm with its glue.
pub struct Artifact {
    /// What the names of its files begin with: `NAME_bg.wasm`, `NAME_bg.js`, `NAME.d.ts`.
    pub name: &'static str,
    /// The folder of the package for its wasm, beside the browser's entry point.
    pub folder: &'static str,
    /// The features of the crate that it is compiled with.
    pub cargo_features: &'static [&'static str],
    /// Arguments of wasm-opt, besides those for every wasm.
    pub wasm_opt: &'static [&'static str],
}

/// All wasms of the package. The declarations of the first one are the package's.
pub const ARTIFACTS: &[Artifact] = &[
    Artifact { name: "atlas_integrations", folder: "", cargo_features: &["talc", "full"], wasm_opt: SMALL },
    Artifact { name: "atlas_integrations_forms", folder: "forms", cargo_features: &["talc"], wasm_opt: SMALL },
];

/// Nearly nothing is inlined: after compression, code that is there twice weighs more than the calls.
const SMALL: &[&str] = &[
    "--low-memory-unused",
    "-Oz",
    "--converge",
    "--always-inline-max-function-size=6",
    "--flexible-inline-max-function-size=0",
    "--one-caller-inline-max-function-size=200",
    // These passes save bytes, but make the code less uniform, so that it compresses worse: 0.6 KB of brotli together.
    "--skip-pass=local-cse",
    "--skip-pass=memory-packing",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// The features that rustc uses in its wasm since 1.87 and that every supported runtime has. wasm-opt has to be told about them.
pub const ENABLED: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

impl Artifact {
    /// The file name of the wasm that wasm-bindgen makes.
    pub fn wasm(&self) -> String {
        format!("{}_bg.wasm", self.name)
    }

    /// The file name of its glue.
    pub fn glue(&self) -> String {
        format!("{}_bg.js", self.name)
    }

    /// The file name of its declarations.
    pub fn types(&self) -> String {
        format!("{}.d.ts", self.name)
    }
}
