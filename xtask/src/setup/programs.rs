//! Programs from Debian packages: browsers, their drivers, servers.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::Need;
use super::root::Missing;
use super::step::already;
use super::tools::Tools;

struct Program {
    need: Need,
    /// The variable with its path, for the tests. A user can set it if the program is elsewhere.
    variable: &'static str,
    file: &'static str,
    package: &'static str,
}

const PROGRAMS: &[Program] = &[
    Program { need: Need::Chrome, variable: "CHROMIUM", file: "chromium", package: "chromium" },
    Program { need: Need::Chrome, variable: "CHROMEDRIVER", file: "chromedriver", package: "chromium-driver" },
    Program { need: Need::Firefox, variable: "FIREFOX", file: "firefox-esr", package: "firefox-esr" },
    // Only the binary with its modules; the package `apache2` would start a service.
    Program { need: Need::Servers, variable: "APACHE2", file: "apache2", package: "apache2-bin" },
    Program { need: Need::Servers, variable: "NGINX", file: "nginx", package: "nginx-light" },
    // Makes the certificate for an nginx that ends TLS.
    Program { need: Need::Servers, variable: "OPENSSL", file: "openssl", package: "openssl" },
    Program { need: Need::Servers, variable: "CURL", file: "curl", package: "curl" },
    Program { need: Need::Fuzzer, variable: "CXX", file: "c++", package: "g++" },
    Program { need: Need::Llvm, variable: "LLVM_COV", file: "llvm-cov-22", package: "llvm-22" },
    Program { need: Need::Llvm, variable: "LLVM_PROFDATA", file: "llvm-profdata-22", package: "llvm-22" },
];

impl Program {
    fn path(&self) -> Option<PathBuf> {
        if let Some(path) = env::var_os(self.variable).map(PathBuf::from).filter(|path| path.is_file()) {
            return Some(path);
        }
        let path = env::var_os("PATH").unwrap_or_default();
        // Debian installs servers into a folder that is not on a user's PATH.
        let folders = env::split_paths(&path).chain(["/usr/sbin".into(), "/usr/bin".into()]);
        folders.map(|folder| folder.join(self.file)).find(|file| file.is_file())
    }
}

/// Notes the packages of the missing programs.
pub fn look(need: Need, missing: &mut Missing) {
    for program in PROGRAMS.iter().filter(|program| program.need == need && program.path().is_none()) {
        missing.package(program.package, program.variable);
    }
}

/// Sets the variable of each program, after the missing ones have been installed.
pub fn find(need: Need, tools: &mut Tools) -> Result<()> {
    for program in PROGRAMS.iter().filter(|program| program.need == need) {
        let path = program.path().with_context(|| {
            let Program { variable, file, package, .. } = program;
            format!("`{file}` is not there although the package {package} is installed: set {variable} to its path")
        })?;
        already(&format!("{} ({})", program.file, path.display()));
        tools.set(program.variable, path);
    }
    Ok(())
}
