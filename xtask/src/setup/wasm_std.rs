//! Whether a compiler can build for wasm32: whether its std, and the source of std, are there.

use std::fs;
use std::path::Path;

/// The target that the package is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Whether a compiler with this sysroot can build for wasm32.
pub fn has_std(sysroot: &Path) -> bool {
    let folder = sysroot.join("lib/rustlib").join(TARGET).join("lib");
    let Ok(files) = fs::read_dir(folder) else { return false };
    let mut names = files.flatten().map(|file| file.file_name());
    names.any(|name| name.to_string_lossy().starts_with("libstd-"))
}

/// Whether the source of std is there, since the release build compiles std as well.
pub fn has_source(sysroot: &Path) -> bool {
    sysroot.join("lib/rustlib/src/rust/library/std/Cargo.toml").is_file()
}
