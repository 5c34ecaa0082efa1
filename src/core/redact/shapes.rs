//! The package's own objects, recognized by their names: little or nothing is masked in them.

use crate::core::operation::Operation;
use crate::core::value::Value;

/// The package's own objects, by the names that each must have and may have. They contain no secret except in the view that is
/// their `value` or `integration`.
const SHAPES: &[[&[&str]; 2]] = &[
    // An issue.
    [&["code", "severity", "message"], &["path", "params"]],
    // An error's JSON: secrets were removed when the error was made.
    [
        &["name", "code", "message"],
        &[
            "status",
            "errorCode",
            "detail",
            "reason",
            "parameters",
            "retryable",
            "retryAfterMs",
            "issues",
            "fromAtlas",
            "afterRetry",
            "contentType",
            "url",
            "cause",
        ],
    ],
    // An event of the log.
    [&["kind", "operation", "attempt"], &["groupId", "type", "status", "delayMs", "durationMs", "error", "warnings"]],
    // The results of `validate` and of `prepareUpdate`.
    [&["valid", "issues", "warnings"], &["value"]],
    [&["ready", "changed"], &["integration", "retype", "issues"]],
    // What a request is made of.
    [&["groupId", "integration"], &["query", "baseUrl"]],
];

/// Whether a value is one of them, with no other names.
pub fn is_of_a_shape(value: &Value) -> bool {
    let names = value.as_object().unwrap_or_default();
    // The view of a future service may have an event's names, but not its values.
    if value.text("operation").is_some_and(|name| !is_operation(name)) {
        return false;
    }
    SHAPES.iter().any(|[must, may]| {
        let has_all = must.iter().all(|name| value.get(name).is_some());
        has_all && names.iter().all(|(name, _)| must.contains(&name.as_str()) || may.contains(&name.as_str()))
    })
}

fn is_operation(name: &str) -> bool {
    Operation::from_name(name).is_some() || name == Operation::Projects.name()
}
