//! The tools that set-up found, as environment variables. Every later command is started with them, so each finds the same tools.

use std::collections::BTreeMap;
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process::Task;

pub struct Tools {
    variables: BTreeMap<String, OsString>,
    folders: Vec<PathBuf>,
}

impl Tools {
    pub fn new() -> Self {
        Self { variables: BTreeMap::new(), folders: Vec::new() }
    }

    pub fn set(&mut self, name: &str, value: impl Into<OsString>) {
        self.variables.insert(name.to_owned(), value.into());
    }

    /// Puts a folder of programs at the front of the PATH.
    pub fn add_folder(&mut self, folder: &Path) {
        self.folders.push(folder.to_path_buf());
    }

    /// A task of the program whose path is in a variable.
    pub fn named(&self, variable: &str) -> Result<Task> {
        let program = self.variables.get(variable).with_context(|| format!("set-up did not find {variable}"))?;
        Ok(Task::new(program))
    }

    /// A task that finds these tools.
    pub fn task(&self, program: &str) -> Result<Task> {
        let old = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths(self.folders.iter().cloned().chain(env::split_paths(&old)))?;
        Ok(Task::new(program).envs(&self.variables).env("PATH", path))
    }
}
