//! A real POSIX shell, to read back what was printed for one.

use std::process::Command;

/// The arguments that `sh` makes of a command whose first word is `curl`.
///
/// The command stays as it is, but for a function of that name, which prints what it is given.
pub fn arguments(command: &str) -> Vec<String> {
    let script = format!("curl() {{ printf '%s\\0' \"$@\"; }}\n{command}\n");
    // An empty environment: what is expanded by mistake becomes nothing, and so shows.
    let output = Command::new("sh").arg("-c").arg(script).env_clear().env("LC_ALL", "C.UTF-8").output().unwrap();
    assert!(output.status.success(), "sh failed: {}\n{command}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "sh complained: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let mut arguments: Vec<String> = text.split('\0').map(str::to_owned).collect();
    assert_eq!(arguments.pop().as_deref(), Some(""), "every argument ends with a zero byte");
    arguments
}

/// The value behind an option, which must be there once.
pub fn option<'a>(arguments: &'a [String], name: &str) -> &'a str {
    let at: Vec<usize> = (0..arguments.len()).filter(|at| arguments[*at] == name).collect();
    assert_eq!(at.len(), 1, "`{name}` once in {arguments:?}");
    &arguments[at[0] + 1]
}
