//! A request as a curl command, in the form of Atlas's documentation.

use crate::core::issue::{Detail, Issue, JsonType};
use crate::core::platform::Platform;
use crate::core::redact::{is_secret_header, mask, masked_body};
use crate::core::text::replace;
use crate::core::value::Value;

/// The parts of a curl command, from an `AtlasRequest` or an object that should be one.
#[derive(Debug)]
pub struct Command<'a> {
    method: &'a str,
    url: &'a str,
    request: &'a Value,
}

impl<'a> Command<'a> {
    /// Reads a request; returns issues if the value is not one.
    pub fn of(request: &'a Value) -> Result<Self, Vec<Issue>> {
        let mut issues = Vec::new();
        if request.as_object().is_none() {
            issues.push(Issue::at(vec![], Detail::InvalidType { expected: JsonType::Object }));
            return Err(issues);
        }
        let mut text = |name: &str| {
            let wrong = match request.get(name) {
                Some(Value::Text(text)) if !text.is_empty() => return text.as_str(),
                Some(Value::Text(_)) | None => Detail::Required {},
                Some(_) => Detail::not_a_string(),
            };
            issues.push(Issue::field(name, wrong));
            ""
        };
        let command = Command { method: text("method"), url: text("url"), request };
        if issues.is_empty() { Ok(command) } else { Err(issues) }
    }

    /// The command of Atlas's documentation: `-X`, `-u "{PUBLIC-KEY}:{PRIVATE-KEY}"`, `--digest`, URL, headers, `-d`.
    ///
    /// Secrets are masked unless `reveal`. Whatever the texts hold, a POSIX shell reads back exactly these arguments.
    pub fn print(&self, reveal: bool, platform: &impl Platform) -> String {
        let credentials = r#" -u "{PUBLIC-KEY}:{PRIVATE-KEY}" --digest "#;
        let mut command = ["curl -X ", &word(self.method), credentials, &double_quoted(self.url)].concat();
        let mut add = |flag: &str, argument: &str| {
            command.push_str(" \\\n  ");
            command.push_str(flag);
            command.push_str(&single_quoted(argument));
        };
        for (name, value) in self.request.get("headers").and_then(Value::as_object).unwrap_or_default() {
            if let Value::Text(text) = value {
                let masked = mask(text);
                let shown = if reveal || !is_secret_header(name) { text } else { &masked };
                add("-H ", &[name, ": ", shown].concat());
            }
        }
        if let Some(body) = self.request.text("body") {
            let shown = if reveal { body.to_owned() } else { masked_body(body, platform) };
            // curl reads a file if the argument of `-d` begins with `@`.
            add(if shown.starts_with("@") { "--data-raw " } else { "-d " }, &shown);
        }
        command
    }
}

/// A word of the command, in quotes if it needs them.
fn word(text: &str) -> String {
    let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric());
    if plain { text.to_owned() } else { single_quoted(text) }
}

/// A URL in double quotes, as in Atlas's documentation; in single quotes if the shell would interpret something in it.
fn double_quoted(text: &str) -> String {
    let special = text.bytes().any(|b| matches!(b, b'"' | b'\\' | b'$' | b'`' | b'!' | b'\n'));
    if special { single_quoted(text) } else { ["\"", text, "\""].concat() }
}

/// Inside single quotes the shell takes everything literally, except the quote itself.
fn single_quoted(text: &str) -> String {
    ["'", &replace(text, "'", r"'\''"), "'"].concat()
}
