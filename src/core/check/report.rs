//! A check under way, and what it has found.

use crate::core::issue::{Detail, Issue};
use crate::core::platform::Platform;
use crate::core::table::{Field, Integration};
use crate::core::value::Value;

/// How much of a view must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// All that the page asks for.
    #[default]
    Full,
    /// Only what is there and not blank is checked: a form half filled in.
    Partial,
    /// All that the page asks for, of what form libraries hand over: they fill what was left empty with null or `""`, and
    /// put entries of their own beside the fields (`$ACTION_ID_1`, `_csrf`).
    Form,
}

impl Mode {
    /// Whether this value of a field counts as none.
    pub fn leaves_out(self, field: &Field, value: &Value) -> bool {
        self == Mode::Form && !field.required && value.is_unset()
    }

    /// Whether an entry that is no field's is nothing to complain about.
    pub fn forgives(self, name: &str, value: &Value) -> bool {
        match self {
            Mode::Full => false,
            Mode::Partial => value.is_blank(),
            Mode::Form => name.starts_with(['$', '_']),
        }
    }
}

/// A check under way, and what it has found so far.
#[expect(missing_debug_implementations, reason = "the platform has none")]
pub struct Check<'a> {
    /// Parses URLs.
    pub platform: &'a dyn Platform,
    /// How much must be there.
    pub mode: Mode,
    /// The name of the object whose entries are checked, where it is inside another: it begins their paths.
    pub inside: Option<&'static str>,
    /// The service whose view is checked, where it is one.
    pub integration: Option<&'static Integration>,
    /// What was found so far.
    pub issues: Vec<Issue>,
}

impl<'a> Check<'a> {
    /// A check that has found nothing yet.
    pub fn new(platform: &'a dyn Platform, mode: Mode) -> Self {
        Check { platform, mode, inside: None, integration: None, issues: Vec::new() }
    }

    /// Adds an issue of the entry `name`.
    #[inline(never)]
    pub fn report(&mut self, name: &str, detail: Detail) {
        self.issues.push(Issue::at(self.path(name), detail));
    }

    /// Adds an issue of the entry `name` with a message that says more than its code can.
    pub fn report_as(&mut self, name: &str, detail: Detail, message: String) {
        self.issues.push(Issue::at(self.path(name), detail).with_message(message));
    }

    fn path(&self, name: &str) -> Vec<String> {
        let mut path = Vec::new();
        if let Some(outer) = self.inside {
            path.push(outer.to_owned());
        }
        path.push(name.to_owned());
        path
    }
}
