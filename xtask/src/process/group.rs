//! Process groups: a child with all that it starts, ended together.

use std::os::unix::process::CommandExt;
use std::process::{self, Child, Command};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use nix::sys::signal::{Signal, killpg};
use nix::sys::wait::{Id, WaitPidFlag, WaitStatus, waitid};
use nix::unistd::Pid;

/// Those that run now.
static RUNNING: Mutex<Vec<Pid>> = Mutex::new(Vec::new());

fn running() -> MutexGuard<'static, Vec<Pid>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ends the running groups when xtask itself is told to end: a terminal's Ctrl-C does not reach groups of their own.
pub fn end_children_with_us() -> Result<()> {
    ctrlc::set_handler(|| {
        // Held to the end: nothing new can start meanwhile, such as a second try of what is ended here.
        let groups = running();
        for signal in [Signal::SIGTERM, Signal::SIGKILL] {
            for group in groups.iter() {
                let _ = killpg(*group, signal);
            }
            // Time to close what they opened.
            thread::sleep(Duration::from_millis(300));
        }
        process::exit(130);
    })
    .context("cannot listen for ctrl-c")
}

/// One that runs.
pub struct Group(Pid);

impl Group {
    /// Starts a command as the leader of a new group and notes the group, in one go.
    pub fn start(command: &mut Command) -> Result<(Child, Self)> {
        let mut groups = running();
        let child = command.process_group(0).spawn()?;
        let leader = Pid::from_raw(i32::try_from(child.id())?);
        groups.push(leader);
        Ok((child, Self(leader)))
    }

    /// Waits until the leader has ended (without reaping it) or the time is up; whether it has ended.
    pub fn wait_until(&self, deadline: Option<Instant>) -> Result<bool> {
        let flags = WaitPidFlag::WEXITED | WaitPidFlag::WNOHANG | WaitPidFlag::WNOWAIT;
        while waitid(Id::Pid(self.0), flags)? == WaitStatus::StillAlive {
            if deadline.is_some_and(|deadline| Instant::now() > deadline) {
                return Ok(false);
            }
            thread::sleep(Duration::from_millis(10));
        }
        Ok(true)
    }

    /// Ends all of it: what a task leaves behind would hold our pipes open.
    pub fn end(self) {
        let _ = killpg(self.0, Signal::SIGKILL);
        running().retain(|other| *other != self.0);
    }
}
