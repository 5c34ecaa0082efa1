//! What only root can install: collected first, then installed at once, or told to the user at once.

use anyhow::{Context, Result, bail};
use nix::unistd::geteuid;

use super::step::step;
use crate::process::Task;

/// Debian packages that are not there.
#[derive(Default)]
pub struct Missing {
    packages: Vec<&'static str>,
    /// The variables that name a program's path, for machines that get it in another way.
    variables: Vec<&'static str>,
    hints: Vec<&'static str>,
}

impl Missing {
    pub fn package(&mut self, package: &'static str, variable: &'static str) {
        // One package may bring two programs.
        if !self.packages.contains(&package) {
            self.packages.push(package);
        }
        self.variables.push(variable);
    }

    /// Notes those of the packages that dpkg does not know as installed, and how one could do without them.
    pub fn packages(&mut self, packages: &[&'static str], hint: &'static str) {
        let before = self.packages.len();
        self.packages.extend(packages.iter().filter(|package| !installed(package)));
        if self.packages.len() > before {
            self.hints.push(hint);
        }
    }

    pub fn install(&self) -> Result<()> {
        if self.packages.is_empty() {
            return Ok(());
        }
        let all = self.packages.join(" ");
        if !Task::new("apt-get").arg("--version").succeeds() {
            bail!(
                "this machine has no apt-get, and what these Debian packages hold is missing: {all}{}",
                self.otherwise()
            );
        }
        let Some(root) = as_root() else {
            bail!(
                "some packages are missing, and only root may install them. run this as root once, then this command again:\n\n    \
                 apt-get update\n    apt-get install -y --no-install-recommends {all}\n{}",
                self.otherwise(),
            );
        };
        step(
            &format!("{} Debian packages", self.packages.len()),
            || Ok(false),
            &format!("apt-get installs on this machine: {all}"),
            || self.apt(root).with_context(|| format!("apt-get did not install {all}{}", self.otherwise())),
        )
    }

    fn apt(&self, root: &[&str]) -> Result<()> {
        // `env`, since sudo drops variables; the lock may be held by an automatic update for a while.
        let command = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=300", "-q"];
        // Nothing is removed to make place: a package in conflict (Debian's own rustup) is for the user to judge.
        let install = ["install", "-y", "--no-install-recommends", "--no-remove"];
        for args in [&["update"][..], &[&install[..], &self.packages].concat()] {
            let line = [root, &command, args].concat();
            Task::new(line[0]).args(&line[1..]).minutes(30).run()?;
        }
        Ok(())
    }

    /// How to do without the packages.
    fn otherwise(&self) -> String {
        let mut lines: Vec<String> = self.hints.iter().map(|hint| format!("\n{hint}")).collect();
        if !self.variables.is_empty() {
            lines
                .push(format!("\nprograms that are elsewhere: set these to their paths: {}", self.variables.join(" ")));
        }
        lines.concat()
    }
}

/// What to put before a command to run it as root: nothing for root itself, `sudo` where that asks no password.
fn as_root() -> Option<&'static [&'static str]> {
    if geteuid().is_root() {
        Some(&[])
    } else {
        Task::new("sudo").args(["-n", "true"]).succeeds().then_some(&["sudo", "-n"])
    }
}

fn installed(package: &str) -> bool {
    let query = Task::new("dpkg-query").args(["-W", "-f", "${db:Status-Status}", package]);
    query.text().is_ok_and(|status| status == "installed")
}
