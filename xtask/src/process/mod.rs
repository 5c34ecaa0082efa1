//! Child processes. Each has a time limit, and none outlives xtask, so that CI never hangs because of a browser left open.

mod group;
mod output;

use std::ffi::OsStr;
use std::fmt;
use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use group::Group;
use output::{collect, joined};

pub use group::end_children_with_us;

/// A command with a time limit.
pub struct Task {
    command: Command,
    /// `None` for a command that runs until the user ends it.
    limit: Option<Duration>,
}

/// How a watched task ended, and its whole output, which was also shown.
pub struct Outcome {
    pub success: bool,
    /// `exit status: 1`, or that it took too long.
    pub how: String,
    pub output: String,
}

impl Task {
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program);
        // No standard input: a tool that asks a question must fail instead of waiting for an answer.
        command.stdin(Stdio::null());
        Self { command, limit: Some(Duration::from_secs(10 * 60)) }
    }

    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.command.arg(arg);
        self
    }

    pub fn args(mut self, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        self.command.args(args);
        self
    }

    pub fn env(mut self, name: impl AsRef<OsStr>, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub fn envs(mut self, all: impl IntoIterator<Item = (impl AsRef<OsStr>, impl AsRef<OsStr>)>) -> Self {
        self.command.envs(all);
        self
    }

    pub fn without_env(mut self, name: impl AsRef<OsStr>) -> Self {
        self.command.env_remove(name);
        self
    }

    pub fn dir(mut self, dir: impl AsRef<Path>) -> Self {
        self.command.current_dir(dir);
        self
    }

    pub fn minutes(mut self, minutes: u64) -> Self {
        self.limit = Some(Duration::from_secs(minutes * 60));
        self
    }

    pub fn until_ended(mut self) -> Self {
        self.limit = None;
        self
    }

    /// Runs it and shows its output; an error if it fails.
    pub fn run(self) -> Result<()> {
        let name = self.to_string();
        let end = self.finish(Output::Ours)?;
        if !end.success() {
            bail!("`{name}` failed: {}", end.how());
        }
        Ok(())
    }

    /// Runs it without showing its output, and returns its standard output. An error contains its standard error.
    pub fn text(self) -> Result<String> {
        let name = self.to_string();
        let end = self.finish(Output::Kept)?;
        if !end.success() {
            bail!("`{name}` failed: {}\n{}", end.how(), end.stderr.trim_end());
        }
        Ok(end.stdout)
    }

    /// Whether it can be run and succeeds; prints nothing.
    pub fn succeeds(self) -> bool {
        self.finish(Output::Kept).is_ok_and(|end| end.success())
    }

    /// Runs it, shows its output and keeps it.
    pub fn watch(self) -> Result<Outcome> {
        let end = self.finish(Output::Both)?;
        Ok(Outcome { success: end.success(), how: end.how(), output: end.stdout + &end.stderr })
    }

    fn finish(mut self, output: Output) -> Result<End> {
        if output != Output::Ours {
            self.command.stdout(Stdio::piped()).stderr(Stdio::piped());
        }
        let (mut child, group) = Group::start(&mut self.command).with_context(|| format!("cannot start `{self}`"))?;
        let show = output == Output::Both;
        let stdout = child.stdout.take().map(|pipe| collect(pipe, show.then(io::stdout)));
        let stderr = child.stderr.take().map(|pipe| collect(pipe, show.then(io::stderr)));
        let in_time = group.wait_until(self.limit.map(|limit| Instant::now() + limit))?;
        // Before `wait` frees the process id for other processes.
        group.end();
        let status = child.wait()?;
        Ok(End { status: in_time.then_some(status), limit: self.limit, stdout: joined(stdout), stderr: joined(stderr) })
    }
}

impl fmt::Display for Task {
    /// The command as one would type it: the program's file name and its arguments.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let program = Path::new(self.command.get_program());
        write!(f, "{}", program.file_name().unwrap_or(program.as_os_str()).display())?;
        self.command.get_args().try_for_each(|arg| write!(f, " {}", arg.display()))
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Output {
    Ours,
    Kept,
    Both,
}

struct End {
    /// `None` if the time was up.
    status: Option<ExitStatus>,
    limit: Option<Duration>,
    stdout: String,
    stderr: String,
}

impl End {
    fn success(&self) -> bool {
        self.status.is_some_and(|status| status.success())
    }

    fn how(&self) -> String {
        match self.status {
            Some(status) => status.to_string(),
            None => format!("not done after {} minutes, ended", self.limit.unwrap_or_default().as_secs() / 60),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_that_takes_too_long_is_ended_with_all_that_it_started() {
        let mut task = Task::new("sh").args(["-c", "echo begun; sleep 300 & sleep 300"]);
        task.limit = Some(Duration::from_millis(200));
        let started = Instant::now();
        let outcome = task.watch().unwrap();
        assert!(!outcome.success && outcome.how.contains("not done after"));
        assert_eq!(outcome.output, "begun\n");
        assert!(started.elapsed() < Duration::from_secs(20));
    }

    #[test]
    fn what_a_task_leaves_behind_does_not_hold_us_up() {
        let started = Instant::now();
        assert_eq!(Task::new("sh").args(["-c", "sleep 300 & echo done"]).text().unwrap(), "done\n");
        assert!(started.elapsed() < Duration::from_secs(20));
    }

    #[test]
    fn an_error_names_the_command_and_repeats_what_it_said() {
        let error = Task::new("/bin/sh").args(["-c", "echo why >&2; exit 3"]).text().unwrap_err().to_string();
        assert_eq!(error, "`sh -c echo why >&2; exit 3` failed: exit status: 3\nwhy");
    }
}
