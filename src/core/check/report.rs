//! A check that is running, and what it has found.

use crate::core::issue::{Detail, Issue};
use crate::core::platform::Platform;
use crate::core::table::{Field, Integration};
use crate::core::value::Value;

/// How complete a view must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// Everything that Atlas's documentation requires.
    #[default]
    Full,
    /// Only what is there and not blank is checked, for a form that is half filled in.
    Partial,
    /// Everything that Atlas's documentation requires, in an object of a form library: these set what was left empty to null or `""`, and
    /// add their own entries to the fields (`$ACTION_ID_1`, `_csrf`).
    Form,
}

impl Mode {
    /// Whether this value of a field counts as absent.
    pub fn leaves_out(self, field: &Field, value: &Value) -> bool {
        self == Mode::Form && !field.required && value.is_unset()
    }

    /// Whether an entry that is not a field's is ignored.
    pub fn forgives(self, name: &str, value: &Value) -> bool {
        match self {
            Mode::Full => false,
            Mode::Partial => value.is_blank(),
            Mode::Form => name.starts_with(['$', '_']),
        }
    }
}

/// A check that is running, and what it has found so far.
#[expect(missing_debug_implementations, reason = "the platform has none")]
pub struct Check<'a, P> {
    /// Parses URLs.
    pub platform: &'a P,
    /// How complete the value must be.
    pub mode: Mode,
    /// The name of the object whose entries are checked, if it is inside another one: their paths begin with it.
    pub inside: Option<&'static str>,
    /// The service whose view is checked, if a view is checked.
    pub integration: Option<&'static Integration>,
    /// The issues found so far.
    pub issues: Vec<Issue>,
}

impl<'a, P: Platform> Check<'a, P> {
    /// A new check, without issues.
    pub fn new(platform: &'a P, mode: Mode) -> Self {
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
