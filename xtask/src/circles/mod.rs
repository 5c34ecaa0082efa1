//! Finds circles of imports. Of two files, at most one may import from the other, directly or through others. Then a file can be read, tested
//! and moved with only the files below it.
//!
//! Only `use` and `import` lines are read, since in a plain search of the text a local variable can look like a module.

mod graph;
mod javascript;
mod rust;
mod uses;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::files;
use graph::Graph;

/// The folders for which the rule holds, and whether they are the root of a crate.
const FOLDERS: &[(&str, bool)] = &[
    ("src", true),
    ("xtask/src", true),
    ("xtask/js", false),
    ("xtask/docs", false),
    ("pkg-template", false),
    ("www/app", false),
];

/// The texts of files, by their path from the project's root, with `/`.
type Sources = BTreeMap<String, String>;

/// Every circle, as a text that lists its files and what they import.
pub fn in_project(root: &Path) -> Result<Vec<String>> {
    let mut circles = Vec::new();
    for (folder, is_crate) in FOLDERS {
        let sources = read(root, folder)?;
        let ties = if *is_crate { rust::ties(&sources, folder) } else { javascript::ties(&sources) };
        circles.extend(Graph::of(&ties).circles());
    }
    Ok(circles)
}

fn read(root: &Path, folder: &str) -> Result<Sources> {
    let mut sources = Sources::new();
    for file in files::below(&root.join(folder))? {
        if [".rs", ".js", ".mjs", ".ts"].iter().any(|ending| files::ends(&file, ending)) {
            let name = file.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
            sources.insert(name, fs::read_to_string(&file)?);
        }
    }
    Ok(sources)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_folder_has_files_and_ties() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        for (folder, is_crate) in FOLDERS {
            let sources = read(&root, folder).unwrap();
            assert!(!sources.is_empty(), "{folder} is not there");
            let ties = if *is_crate { rust::ties(&sources, folder) } else { javascript::ties(&sources) };
            assert!(ties.len() > 20 || folder.starts_with("xtask/"), "{folder}: {} ties", ties.len());
        }
    }

    #[test]
    fn the_project_has_no_circle() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        assert_eq!(in_project(&root).unwrap(), Vec::<String>::new());
    }
}
