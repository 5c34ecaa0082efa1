//! Every version that set-up installs, but for two kinds that have a better home: npm packages are pinned by the lockfiles
//! in `xtask/` and `tests/`, and the wasm-bindgen CLI must equal the `wasm-bindgen` of Cargo.lock, so it is read from there.

/// The oldest Node that the package supports and that runs the build and the tests.
pub const NODE_MAJOR: u32 = 20;

/// Runs the wasm tests in browsers and in Node. Since 0.15 it finds a wasm-bindgen that is installed already.
pub const WASM_PACK: &str = "0.15.1";

/// Licences, sources and advisories of the crates.
pub const CARGO_DENY: &str = "0.20.2";

/// WebDriver for Firefox; Debian 12 has no package of it.
pub const GECKODRIVER: &str = "0.37.1";

/// Builds and runs libFuzzer's targets; only `cargo xtask fuzz` needs it.
pub const CARGO_FUZZ: &str = "0.13.2";

/// Changes the code to see whether a test notices.
pub const CARGO_MUTANTS: &str = "27.1.0";

/// Debian's packages for the long road to wasm32: all from one source build, so that compiler, std and clippy fit together.
pub const DEBIAN_RUST: &[&str] = &["rustc-web", "cargo-web", "rust-web-clippy", "rust-web-src"];

/// Debian's linker for wasm, and the package that brings it: `rustc-web` comes without `rust-lld`.
pub const DEBIAN_WASM_LINKER: (&str, &str) = ("wasm-ld-22", "lld-22");

/// A digest server from PyPI for the tests; with it come the newest versions of what it needs.
pub const HTTPBIN: &str = "0.10.4";
