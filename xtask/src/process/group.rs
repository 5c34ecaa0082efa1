//! Process groups: a child is ended together with all processes that it started.

use std::os::unix::process::CommandExt;
use std::process::{self, Child, Command};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use nix::sys::signal::{Signal, killpg};
use nix::sys::wait::{Id, WaitPidFlag, WaitStatus, waitid};
use nix::unistd::Pid;

/// The groups that are running.
static RUNNING: Mutex<Vec<Pid>> = Mutex::new(Vec::new());

fn running() -> MutexGuard<'static, Vec<Pid>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ends the running groups when xtask itself is interrupted, since a terminal's Ctrl-C does not reach other process groups.
pub fn end_children_with_us() -> Result<()> {
    ctrlc::set_handler(|| {
        // The lock is held to the end, so that nothing new can start meanwhile, such as a second attempt.
        let groups = running();
        for signal in [Signal::SIGTERM, Signal::SIGKILL] {
            for group in groups.iter() {
                let _ = killpg(*group, signal);
            }
            // Give them time to clean up.
            thread::sleep(Duration::from_millis(300));
        }
        process::exit(130);
    })
    .context("cannot listen for ctrl-c")
}

/// A running group.
pub struct Group(Pid);

impl Group {
    /// Starts a command as the leader of a new group, and adds the group to the list under the same lock.
    pub fn start(command: &mut Command) -> Result<(Child, Self)> {
        let mut groups = running();
        let child = command.process_group(0).spawn()?;
        let leader = Pid::from_raw(i32::try_from(child.id())?);
        groups.push(leader);
        Ok((child, Self(leader)))
    }

    /// Waits until the leader has ended (without reaping it) or the time is up. Returns whether it has ended.
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

    /// Ends all processes of the group: one that is left behind would keep our pipes open.
    pub fn end(self) {
        let _ = killpg(self.0, Signal::SIGKILL);
        running().retain(|other| *other != self.0);
    }
}
