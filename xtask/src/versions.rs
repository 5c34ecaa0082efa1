//! The versions that set-up installs. Two kinds are elsewhere: npm packages are pinned by the lockfiles in `xtask/` and `tests/`, and the
//! version of the wasm-bindgen CLI is read from Cargo.lock, since both must be the same.

/// The oldest Node that the package supports and that runs the build and the tests.
pub const NODE_MAJOR: u32 = 20;

/// Runs the wasm tests in browsers and in Node. Since 0.15 it uses a wasm-bindgen that is already installed.
pub const WASM_PACK: &str = "0.15.1";

/// Checks licences, sources and advisories of the crates.
pub const CARGO_DENY: &str = "0.20.2";

/// WebDriver for Firefox; Debian 12 has no package for it.
pub const GECKODRIVER: &str = "0.37.1";

/// Builds and runs libFuzzer's targets; only `cargo xtask fuzz` needs it.
pub const CARGO_FUZZ: &str = "0.13.2";

/// Changes the code to see whether a test notices.
pub const CARGO_MUTANTS: &str = "27.1.0";

/// Debian's packages for a compiler for wasm32, all from one source package, so that compiler, std and clippy fit together.
pub const DEBIAN_RUST: &[&str] = &["rustc-web", "cargo-web", "rust-web-clippy", "rust-web-src"];

/// Debian's linker for wasm and its package, since `rustc-web` does not contain `rust-lld`.
pub const DEBIAN_WASM_LINKER: (&str, &str) = ("wasm-ld-22", "lld-22");

/// A digest server from PyPI for the tests; its dependencies are installed in their newest versions.
pub const HTTPBIN: &str = "0.10.4";
