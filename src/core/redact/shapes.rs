//! What this package itself gives or takes, told by its names: of that little or nothing is masked.

use crate::core::operation::Operation;
use crate::core::value::Value;

/// What this package itself gives or takes besides, by the names that it must and may have: it holds no secret but in the view that is
/// its `value` or `integration`.
const SHAPES: &[[&[&str]; 2]] = &[
    // An issue.
    [&["code", "severity", "message"], &["path", "params"]],
    // An error's JSON, which was scrubbed when the error was made.
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
    // A log's event.
    [&["kind", "operation", "attempt"], &["groupId", "type", "status", "delayMs", "durationMs", "error", "warnings"]],
    // What `validate` answers, then what `prepareUpdate` does.
    [&["valid", "issues", "warnings"], &["value"]],
    [&["ready", "changed"], &["integration", "retype", "issues"]],
    // What a request is made of.
    [&["groupId", "integration"], &["query", "baseUrl"]],
];

/// Whether a value is wholly of one of them.
pub fn is_of_a_shape(value: &Value) -> bool {
    let names = value.as_object().unwrap_or_default();
    // A view of a service to come may have an event's names, and not its words.
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
