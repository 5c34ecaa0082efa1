//! The repository's address is written once, as `repository` in Cargo.toml; the build prints it wherever it is needed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::files;

/// Folders whose files are generated.
const MADE: &[&str] = &[".git", "pkg", "target"];

/// Every other file that has the address.
pub fn second_places(root: &Path, repository: &str) -> Result<Vec<String>> {
    // Only owner and name are searched for, since an address can begin with https, ssh, or the host of raw files.
    let address = repository.split_once("://").and_then(|(_, address)| address.split_once('/'));
    let (_, address) =
        address.with_context(|| format!("`repository` in Cargo.toml is not an address: {repository}"))?;
    let mut places = Vec::new();
    for file in written(root)? {
        if String::from_utf8_lossy(&fs::read(&file)?).contains(address) {
            let name = file.strip_prefix(root)?.display();
            places.push(format!(
                "{name} has the repository's address, which only Cargo.toml may have: let the build print it"
            ));
        }
    }
    Ok(places)
}

/// All files that are written by hand, except Cargo.toml.
fn written(root: &Path) -> Result<Vec<PathBuf>> {
    let mut written = Vec::new();
    for entry in fs::read_dir(root)?.collect::<Result<Vec<_>, _>>()? {
        let name = entry.file_name();
        if entry.path().is_file() && name != "Cargo.toml" {
            written.push(entry.path());
        } else if entry.path().is_dir() && !MADE.iter().any(|made| name == *made) {
            written.extend(files::below(&entry.path())?);
        }
    }
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::second_places;
    use std::{env, fs, process};

    #[test]
    fn a_second_place_is_found_however_the_address_is_written() {
        let root = env::temp_dir().join(format!("atlas-integrations-address-{}", process::id()));
        fs::create_dir_all(root.join("a/node_modules")).unwrap();
        fs::create_dir_all(root.join("pkg")).unwrap();
        let places = ["Cargo.toml", "a/node_modules/b.js", "pkg/made.js", "README.md", "a/c.rs"];
        for file in places {
            fs::write(root.join(file), "git@example.com:owner/name.git").unwrap();
        }
        fs::write(root.join("d.md"), "https://example.com/owner/another-name").unwrap();
        let mut found = second_places(&root, "https://example.com/owner/name").unwrap();
        fs::remove_dir_all(root).unwrap();
        found.sort();
        let files: Vec<_> = found.iter().filter_map(|place| place.split(' ').next()).collect();
        assert_eq!(files, ["README.md", "a/c.rs"]);
    }
}
