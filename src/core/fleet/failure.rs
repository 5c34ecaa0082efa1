//! What a failed request means for its step and for the other steps of the project.

use super::step::Action;

/// What a failed step means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failed {
    /// The step is done anyway: the integration that was to be removed is gone.
    Done,
    /// This step failed; the others are still worth trying.
    ThisStep,
    /// The project is gone, or closed to this credential: the other steps would fail in the same way.
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

/// Judges Atlas's answer to a request of a step or, without an action, to the list of a project. A status of 0 means that there was no answer.
pub fn after(action: Option<Action>, status: u16, error_code: Option<&str>) -> Failed {
    let is_about_the_type = error_code == Some("INTEGRATION_NOT_CONFIGURED");
    match status {
        404 if is_about_the_type && action == Some(Action::Delete) => Failed::Done,
        404 if is_about_the_type => Failed::ThisStep,
        401 | 403 | 404 => Failed::TheProject,
        _ => Failed::ThisStep,
    }
}
