//! One issue, and how it becomes a JavaScript value.

use serde::Serialize;

use super::detail::Detail;
use super::severity::Severity;
use crate::core::text::{borrowed, decimal};
use crate::core::value::{Object, Value};

/// One mistake in the input (an error), or one suspicious value (a warning).
///
/// It tells where (`path`: `["apiKey"]`, `[]` for the whole value), how severe (`severity`), what (`code` and `params`) and the same in
/// English (`message`). It never contains the value: a form's issues end up in logs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Issue {
    /// Where it is: `["apiKey"]`, `["query", "pageNum"]`; `[]` is the whole value.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "(string | number)[]"))]
    pub path: Vec<String>,
    /// An error keeps the value from being sent, a warning does not.
    pub severity: Severity,
    /// English, lower case, without a full stop.
    pub message: String,
    // The parentheses make tsify write `& (Detail)`: an interface can't extend a union.
    /// Its code, with the parameters.
    #[serde(flatten)]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "(Detail)"))]
    pub detail: Detail,
}

impl Issue {
    /// An issue at `path`, which its message names as a whole (`auth.kind`).
    pub fn at(path: Vec<String>, detail: Detail) -> Self {
        let message = detail.message(&borrowed(&path).join("."));
        Issue { severity: detail.severity(), message, path, detail }
    }

    /// An issue of one top-level field.
    pub fn field(name: &str, detail: Detail) -> Self {
        Issue::at(vec![name.to_owned()], detail)
    }

    /// The same, with a more exact message.
    pub fn with_message(self, message: String) -> Self {
        Issue { message, ..self }
    }

    /// The issue as JavaScript sees it. Written by hand: serde's code for this type takes 10 KB of the wasm.
    pub fn to_value(&self) -> Value {
        let mut issue = Object::default();
        let mut path = Vec::new();
        for (place, part) in self.path.iter().enumerate() {
            // A number only after a list's name: a field of a view could be called `0`.
            let index = part.parse::<u32>().ok().filter(|index| place > 0 && decimal((*index).into()) == *part);
            path.push(index.map_or(Value::from(part.as_str()), |index| Value::Number(index.into())));
        }
        issue.put("path", Value::List(path));
        issue.text("code", self.detail.code());
        issue.text("severity", if self.is_error() { "error" } else { "warning" });
        issue.text("message", &self.message);
        issue.put("params", self.detail.params());
        issue.build()
    }

    /// Whether it keeps the value from being sent.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// All issues, as JavaScript sees them.
pub fn to_values(issues: &[Issue]) -> Value {
    let mut items = Vec::new();
    for issue in issues {
        items.push(issue.to_value());
    }
    Value::List(items)
}
