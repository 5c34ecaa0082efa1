//! What the build makes for users: a row for each wasm.

/// One wasm with its glue.
pub struct Artifact {
    /// What its files begin with: `NAME_bg.wasm`, `NAME_bg.js`, `NAME.d.ts`.
    pub name: &'static str,
    /// Where its wasm lies in the package, with what loads it.
    pub folder: &'static str,
    /// What of the crate goes into it.
    pub cargo_features: &'static [&'static str],
    /// How wasm-opt makes it small, beside what it has to be told of every wasm.
    pub wasm_opt: &'static [&'static str],
}

/// All that a package has; the first one's types are the package's.
pub const ARTIFACTS: &[Artifact] = &[
    Artifact { name: "atlas_integrations", folder: "", cargo_features: &["talc", "full"], wasm_opt: SMALL },
    Artifact { name: "atlas_integrations_forms", folder: "forms", cargo_features: &["talc"], wasm_opt: SMALL },
];

/// It inlines next to nothing: code that is there twice costs more, once compressed, than the calls saved.
const SMALL: &[&str] = &[
    "--low-memory-unused",
    "-Oz",
    "--converge",
    "--always-inline-max-function-size=6",
    "--flexible-inline-max-function-size=0",
    "--one-caller-inline-max-function-size=20",
    // They save bytes, but what they leave is less alike, and compresses worse: 0.6 KB of brotli together.
    "--skip-pass=local-cse",
    "--skip-pass=memory-packing",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// What rustc takes for granted in its wasm since 1.87 and every supported runtime has; wasm-opt has to be told.
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
    /// The wasm that wasm-bindgen makes.
    pub fn wasm(&self) -> String {
        format!("{}_bg.wasm", self.name)
    }

    /// Its JavaScript.
    pub fn glue(&self) -> String {
        format!("{}_bg.js", self.name)
    }

    /// The types of what it exports.
    pub fn types(&self) -> String {
        format!("{}.d.ts", self.name)
    }
}
