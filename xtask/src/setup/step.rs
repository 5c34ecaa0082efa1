//! The output of set-up: one line for each step, with its time. Before a step changes something, it prints what.

use std::time::Instant;

use anyhow::{Context, Result};

/// Runs a step, unless it is done already. `changes` describes what it does, especially outside the project's folder.
pub fn step(
    name: &str,
    is_there: impl FnOnce() -> Result<bool>,
    changes: &str,
    act: impl FnOnce() -> Result<()>,
) -> Result<()> {
    let start = Instant::now();
    if is_there()? {
        line(name, "already there", start);
        return Ok(());
    }
    eprintln!("set-up  {name}: {changes}");
    act().with_context(|| format!("set-up of {name} failed"))?;
    line(name, "done", start);
    Ok(())
}

/// Prints a step that was done already.
pub fn already(name: &str) {
    line(name, "already there", Instant::now());
}

fn line(name: &str, state: &str, start: Instant) {
    eprintln!("set-up  {name:<44} {state:<13} {:>6.1} s", start.elapsed().as_secs_f64());
}
