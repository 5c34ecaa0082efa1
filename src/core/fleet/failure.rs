//! What a failed step means for it and for the others of its project.

use super::step::Action;

/// What a failed step means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failed {
    /// It is as desired all the same: what was to be removed has gone.
    Done,
    /// The others are still worth trying.
    ThisStep,
    /// The project is gone, or not for this credential: the others would only fail likewise.
    TheProject,
}

impl Failed {
    /// As JavaScript sees it.
    pub fn name(self) -> &'static str {
        match self {
            Failed::Done => "done",
            Failed::ThisStep => "step",
            Failed::TheProject => "project",
        }
    }
}

/// What it means that Atlas answered so to a request of a step, or, without an action, to the list of a project. A status of 0 is no answer.
pub fn after(action: Option<Action>, status: u16, error_code: Option<&str>) -> Failed {
    let is_about_the_type = error_code == Some("INTEGRATION_NOT_CONFIGURED");
    match status {
        404 if is_about_the_type && action == Some(Action::Delete) => Failed::Done,
        404 if is_about_the_type => Failed::ThisStep,
        401 | 403 | 404 => Failed::TheProject,
        _ => Failed::ThisStep,
    }
}
