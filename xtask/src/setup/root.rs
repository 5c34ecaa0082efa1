//! What only root can install: it is collected first, then installed in one step, or listed for the user.

use anyhow::{Context, Result, bail};
use nix::unistd::geteuid;

use super::step::step;
use crate::process::Task;

/// Debian packages that are missing.
#[derive(Default)]
pub struct Missing {
    packages: Vec<&'static str>,
    /// The variables for a program's path, for machines on which it is installed in another way.
    variables: Vec<&'static str>,
    hints: Vec<&'static str>,
}

impl Missing {
    pub fn package(&mut self, package: &'static str, variable: &'static str) {
        // One package may contain two programs.
        if !self.packages.contains(&package) {
            self.packages.push(package);
        }
        self.variables.push(variable);
    }

    /// Notes those of the packages that are not installed, and a hint how to do without them.
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
                "this machine has no apt-get, and the content of these Debian packages is missing: {all}{}",
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
        // `env`, since sudo drops variables. An automatic update may hold the lock for a while.
        let command = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=300", "-q"];
        // Nothing is removed: if a package conflicts (such as Debian's rustup), the user has to decide.
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

/// The prefix of a command that runs as root: nothing for root itself, `sudo` if it needs no password.
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
