//! No circles: of two files, at most one imports from the other, also by way of third ones. So a file can be read, tested and moved
//! with what is below it, and nothing else.
//!
//! Only `use` and `import` lines count: to a search of the text, a local variable looks like a module.

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

/// The folders that keep the rule, and whether a crate begins there.
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

/// Every circle, as a text that says which file takes what from which.
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
