//! Shortens the names of the functions between wasm and glue.
//!
//! wasm-bindgen adds up to 16 random hexadecimal digits to each of a hundred names, to distinguish several versions of a crate. Nobody reads them,
//! and they do not compress: they take 2 KB brotli of wasm and glue.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::artifact::{Artifact, ENABLED};
use crate::setup::Tools;

/// Renames the functions in both files of an artifact, and minifies the glue.
pub fn shorten(tools: &Tools, artifact: &Artifact, folder: &Path) -> Result<()> {
    let (wasm, glue) = (folder.join(artifact.wasm()), folder.join(artifact.glue()));
    let text = folder.join("wasm.wat");
    let mut names = Names::default();
    let renamed = names.rename(&fs::read_to_string(&glue).context("wasm-bindgen made no glue")?);
    fs::write(&glue, renamed)?;
    // In wasm's text format, a name is a word like any other.
    tools.task("wasm-opt")?.arg(&wasm).args(["-q", "-S", "-o"]).arg(&text).args(ENABLED).run()?;
    fs::write(&text, names.rename(&fs::read_to_string(&text)?))?;
    tools.task("wasm-opt")?.arg(&text).args(["-q", "-o"]).arg(&wasm).args(ENABLED).run()?;
    let minify = ["--minify", "--allow-overwrite", "--log-level=warning"];
    tools.task("esbuild")?.arg(&glue).args(minify).arg(format!("--outfile={}", glue.display())).run()
}

#[derive(Default)]
struct Names(HashMap<String, String>);

impl Names {
    fn rename(&mut self, text: &str) -> String {
        let mut renamed = String::with_capacity(text.len());
        let mut rest = text;
        while !rest.is_empty() {
            let length = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
            let (word, after) = rest.split_at(length);
            renamed.push_str(self.short(word));
            let length = after.find(is_name).unwrap_or(after.len());
            let (other, after) = after.split_at(length);
            renamed.push_str(other);
            rest = after;
        }
        renamed
    }

    fn short<'a>(&'a mut self, word: &'a str) -> &'a str {
        if !is_hashed(word) {
            return word;
        }
        let number = self.0.len();
        self.0.entry(word.to_owned()).or_insert_with(|| format!("_{number}"))
    }
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

/// Whether this is one of wasm-bindgen's names with a hash.
fn is_hashed(word: &str) -> bool {
    // A hash is written without its leading zeros.
    let is_hash = |part: &str| (13..=16).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    (word.starts_with("__wb") || word.starts_with("wasm_bindgen_")) && word.split('_').any(is_hash)
}
