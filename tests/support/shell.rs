//! A real POSIX shell, to parse printed commands.

use std::process::Command;

/// The arguments that `sh` finds in a command whose first word is `curl`.
///
/// The command is unchanged; a shell function of that name prints its arguments.
pub fn arguments(command: &str) -> Vec<String> {
    let script = format!("curl() {{ printf '%s\\0' \"$@\"; }}\n{command}\n");
    // An empty environment: a variable that is expanded by mistake becomes empty, which the test notices.
    let output = Command::new("sh").arg("-c").arg(script).env_clear().env("LC_ALL", "C.UTF-8").output().unwrap();
    assert!(output.status.success(), "sh failed: {}\n{command}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "sh complained: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let mut arguments: Vec<String> = text.split('\0').map(str::to_owned).collect();
    assert_eq!(arguments.pop().as_deref(), Some(""), "every argument ends with a zero byte");
    arguments
}

/// The value of an option, which must occur once.
pub fn option<'a>(arguments: &'a [String], name: &str) -> &'a str {
    let at: Vec<usize> = (0..arguments.len()).filter(|at| arguments[*at] == name).collect();
    assert_eq!(at.len(), 1, "`{name}` once in {arguments:?}");
    &arguments[at[0] + 1]
}
