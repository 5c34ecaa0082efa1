//! How set-up talks: one line for each step, with its time, and what it changes before it changes it.

use std::time::Instant;

use anyhow::{Context, Result};

/// A step that is there already, or is done now. `changes` says what it does, outside the project's folder above all.
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

/// A step that needed no more than a look.
pub fn already(name: &str) {
    line(name, "already there", Instant::now());
}

fn line(name: &str, state: &str, start: Instant) {
    eprintln!("set-up  {name:<44} {state:<13} {:>6.1} s", start.elapsed().as_secs_f64());
}
