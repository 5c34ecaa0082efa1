//! Reads a response: status and text become a list, a view or an error.

use super::list::list;
use super::refused::named_fields;
use crate::core::error::{ApiError, Error, ResponseFormat};
use crate::core::operation::Operation;
use crate::core::platform::Platform;
use crate::core::retry::retry_after_ms;
use crate::core::secret::scrub;
use crate::core::table::{Api, Integration};
use crate::core::text::trim;
use crate::core::value::Value;

/// The parts of a response that are used. A status of 0 is a redirect that a browser hides.
#[derive(Clone, Copy)]
pub struct Response<'a> {
    /// The version of the API that was asked.
    pub api: &'static Api,
    /// The HTTP status.
    pub status: u16,
    /// Returns a header by its name in lower case. Called only for a failure: reading headers takes longer than reading a short answer.
    pub header: &'a dyn Fn(&str) -> Option<String>,
    /// The whole text.
    pub body: &'a str,
    /// Milliseconds since 1970, for a `Retry-After` that is a date.
    pub now_ms: f64,
    /// The service of the request, if known: a 400 can only be about its fields.
    pub service: Option<&'static Integration>,
}

// A server's text may contain a secret, as the body of a list does.
impl std::fmt::Debug for Response<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Response").field("status", &self.status).finish_non_exhaustive()
    }
}

/// Reads a response: an `IntegrationList` for list, create and update, a view for get, nothing for delete.
///
/// The status decides first, then the body, never the content type. Each of `secrets` is removed from the server's text.
pub fn parse(
    operation: Operation,
    response: Response<'_>,
    secrets: &[&str],
    platform: &impl Platform,
) -> Result<Option<Value>, Error> {
    let mut body = platform.parse_json(response.body);
    let mut status = response.status;
    if let Some(inner) = body.as_ref().and_then(envelope_status) {
        status = if status >= 400 { status } else { inner };
        if let Some(content @ Value::Object(_)) = body.as_mut().and_then(|body| body.take("content")) {
            body = Some(content);
        }
    }
    if status >= 400 {
        let body = body.unwrap_or(Value::Null);
        let mut error = api_error(status, &body, secrets);
        // If no integration was sent, there is no form to show them in.
        if status == 400 && matches!(operation, Operation::Create | Operation::Update) {
            error.issues = named_fields(&error, &body, secrets, response.api, response.service);
        }
        if !error.from_atlas {
            error.content_type = content_type_of(&response, secrets);
        }
        let retry_after = (response.header)("retry-after");
        error.retry_after_ms = retry_after.and_then(|text| retry_after_ms(&text, response.now_ms, platform));
        return Err(Error::Api(Box::new(error)));
    }
    let empty = trim(response.body).is_empty();
    let why = match (operation, body) {
        _ if !(200..300).contains(&response.status) => {
            "is a redirect or not a final answer, and redirects are never followed"
        }
        (Operation::Delete, None) if empty => return Ok(None),
        (Operation::Delete, Some(_)) => return Ok(None),
        (_, None) if empty => "has no body, although JSON was expected",
        (_, None) => "is not JSON, or is cut off: it may come from a proxy and not from Atlas",
        (Operation::Get, Some(view)) if view.as_object().is_some_and(|entries| !entries.is_empty()) => {
            return Ok(Some(view));
        }
        (Operation::Get, _) => "is not an integration",
        (_, Some(body)) => match list(body) {
            Some(list) => return Ok(Some(list)),
            None => "has no `results`, which every list has",
        },
    };
    let content_type = content_type_of(&response, secrets);
    Err(Error::ResponseFormat(ResponseFormat { status: response.status, content_type, why }))
}

/// The status inside an envelope, `{status, content}` or a list or error with a `status` next to it.
fn envelope_status(body: &Value) -> Option<u16> {
    let is_envelope = ["content", "results", "error", "errorCode"].iter().any(|name| body.get(name).is_some());
    match body.get("status") {
        Some(Value::Number(status)) if is_envelope && (100.0..600.0).contains(status) => Some(*status as u16),
        _ => None,
    }
}

fn api_error(status: u16, body: &Value, secrets: &[&str]) -> ApiError {
    let text = |name: &str| body.text(name).map(|text| scrub(text, secrets));
    let mut error = ApiError {
        status,
        // `error` is a text from an OAuth endpoint; in Atlas's own form it is the status again.
        error_code: text("errorCode").or_else(|| text("error")),
        detail: text("detail").or_else(|| text("error_description")),
        reason: text("reason"),
        retryable: matches!(status, 429 | 500 | 502 | 503 | 504),
        from_atlas: is_atlass(body),
        ..ApiError::default()
    };
    if let Some(list @ Value::List(_)) = body.get("parameters") {
        let mut scrubbed = list.clone();
        let without = |text: &str| scrub(text, secrets);
        scrubbed.rewrite(&without);
        scrubbed.rename(&without);
        error.parameters = Some(scrubbed);
    }
    error
}

/// Whether an error's body is in Atlas's format: its own form, or that of its OAuth endpoint. A gateway's JSON has other names, or a text
/// for `error`; OAuth's code comes with a description or is in `snake_case`.
fn is_atlass(body: &Value) -> bool {
    let is_numbered = matches!(body.get("error"), Some(Value::Number(_))) && body.text("reason").is_some();
    let oauth = body.text("error").unwrap_or_default();
    let is_oauth = body.text("error_description").is_some() || oauth.bytes().any(|b| b == b'_');
    body.text("errorCode").is_some() || is_numbered || (!oauth.is_empty() && is_oauth)
}

fn content_type_of(response: &Response<'_>, secrets: &[&str]) -> Option<String> {
    (response.header)("content-type").map(|text| presentable(&text, secrets))
}

/// A header of an unknown server, cut to a length that fits an error message. Secrets are removed after control characters: without
/// them a text may contain a secret that it did not contain before.
fn presentable(text: &str, secrets: &[&str]) -> String {
    let mut plain = String::new();
    for c in text.chars() {
        if !c.is_control() {
            plain.push(c);
        }
    }
    let mut short = String::new();
    for c in scrub(&plain, secrets).chars().take(100) {
        short.push(c);
    }
    short
}
