//! What Atlas answered: status and text in, list, view or error out.

use super::error::{ApiError, Error, ResponseFormat};
use super::integration::INTEGRATIONS;
use super::issue::{Detail, Issue};
use super::platform::Platform;
use super::request::Operation;
use super::retry::retry_after_ms;
use super::value::Value;

/// A response, as far as it counts. A status of 0 is a redirect that a browser hides.
#[derive(Debug, Clone, Copy)]
pub struct Response<'a> {
    pub status: u16,
    pub content_type: Option<&'a str>,
    pub retry_after: Option<&'a str>,
    pub body: &'a str,
    /// Milliseconds since 1970, for a `Retry-After` that is a date.
    pub now_ms: f64,
}

/// Reads a response: an `IntegrationList` for list, create and update, a view for get, nothing for delete.
///
/// The status decides first, then the body, never the content type. Each of `secrets` is scrubbed from the server's text.
pub fn parse(
    operation: Operation,
    response: Response<'_>,
    secrets: &[&str],
    platform: &dyn Platform,
) -> Result<Option<Value>, Error> {
    let body = platform.parse_json(response.body);
    let enveloped = body.as_ref().and_then(envelope_status);
    let status = if response.status >= 400 { response.status } else { enveloped.unwrap_or(response.status) };
    if status >= 400 {
        return Err(Error::Api(Box::new(api_error(status, body, response, secrets, platform))));
    }
    let wrong = |why| {
        let content_type = response.content_type.map(|text| shorten(&scrub(text, secrets)));
        Error::ResponseFormat(ResponseFormat { status: response.status, content_type, why })
    };
    if !(200..300).contains(&response.status) {
        return Err(wrong("is a redirect or no final answer, and redirects are never followed"));
    }
    let Some(body) = body else {
        let empty = response.body.trim().is_empty();
        return match operation {
            Operation::Delete if empty => Ok(None),
            _ if empty => Err(wrong("has no body where JSON is due")),
            _ => Err(wrong("is not JSON, or is cut off: it may come from a proxy and not from Atlas")),
        };
    };
    match operation {
        Operation::Delete => Ok(None),
        Operation::Get => view(body).map(Some).ok_or_else(|| wrong("holds no integration")),
        _ => list(body).map(Some).ok_or_else(|| wrong("lacks the `results` of a list")),
    }
}

/// The status inside an envelope, `{status, content}` or a list or error with a `status` beside it.
fn envelope_status(body: &Value) -> Option<u16> {
    let is_envelope = ["content", "results", "error", "errorCode"].iter().any(|name| body.get(name).is_some());
    match body.get("status") {
        Some(Value::Number(status)) if is_envelope && (100.0..600.0).contains(status) => Some(*status as u16),
        _ => None,
    }
}

fn unwrap_envelope(body: Value) -> Value {
    let is_envelope = envelope_status(&body).is_some();
    match body {
        Value::Object(entries) if is_envelope => {
            let content = entries.iter().position(|(name, value)| name == "content" && value.as_object().is_some());
            match content.and_then(|at| entries.get(at)) {
                Some((_, content)) => content.clone(),
                None => Value::Object(entries),
            }
        }
        body => body,
    }
}

fn view(body: Value) -> Option<Value> {
    Some(unwrap_envelope(body)).filter(|view| view.as_object().is_some_and(|entries| !entries.is_empty()))
}

/// `{results, totalCount?, links}`: a list's envelope is gone, and absent links are none.
fn list(body: Value) -> Option<Value> {
    let Value::Object(entries) = unwrap_envelope(body) else {
        return None;
    };
    let mut results = None;
    let mut total_count = None;
    let mut links = Vec::new();
    for (name, value) in entries {
        match (name.as_str(), value) {
            ("results", Value::List(items)) => results = Some(items),
            ("totalCount", Value::Number(count)) => total_count = Some(count),
            ("links", Value::List(items)) => links = items,
            _ => {}
        }
    }
    let results = results.filter(|items| items.iter().all(|item| item.as_object().is_some()))?;
    let mut list = vec![("results".to_owned(), Value::List(results))];
    list.extend(total_count.map(|count| ("totalCount".to_owned(), Value::Number(count))));
    list.push(("links".to_owned(), Value::List(links)));
    Some(Value::Object(list))
}

fn api_error(
    status: u16,
    body: Option<Value>,
    response: Response<'_>,
    secrets: &[&str],
    platform: &dyn Platform,
) -> ApiError {
    let body = body.map_or(Value::Null, unwrap_envelope);
    let text = |name: &str| body.text(name).map(|text| scrub(text, secrets));
    // An OAuth endpoint's error is a text where Atlas's own is the status again.
    let oauth = text("error");
    let parameters = match body.get("parameters") {
        Some(list @ Value::List(_)) => Some(scrub_all(list, secrets)),
        _ => None,
    };
    let error = ApiError {
        status,
        error_code: text("errorCode").or(oauth),
        detail: text("detail").or_else(|| text("error_description")),
        reason: text("reason"),
        parameters,
        retryable: matches!(status, 429 | 500 | 502 | 503 | 504),
        retry_after_ms: response.retry_after.and_then(|header| retry_after_ms(header, response.now_ms, platform)),
        issues: vec![],
    };
    let issues = if status == 400 { field_issues(&error, body.get("badRequestDetail"), secrets) } else { vec![] };
    ApiError { issues, ..error }
}

/// The fields that Atlas names in a 400, so that a form can show its words where they belong.
fn field_issues(error: &ApiError, bad_request: Option<&Value>, secrets: &[&str]) -> Vec<Issue> {
    let server = |name: &str, message: String| Issue::field(name, Detail::Server {}).with_message(message);
    if let Some(Value::List(fields)) = bad_request.and_then(|detail| detail.get("fields")) {
        let issue = |field: &Value| {
            let name = scrub(field.text("field")?, secrets);
            let description = field.text("description").map(|text| scrub(text, secrets));
            Some(server(&name, description.unwrap_or_else(|| error.message())))
        };
        let issues: Vec<Issue> = fields.iter().filter_map(issue).collect();
        if !issues.is_empty() {
            return issues;
        }
    }
    let mut texts: Vec<&str> = match &error.parameters {
        Some(Value::List(items)) => items.iter().filter_map(Value::as_text).collect(),
        _ => vec![],
    };
    texts.extend(error.detail.as_deref());
    let names = field_names();
    let named = names.into_iter().filter_map(|name| Some((name, texts.iter().find(|text| has_word(text, name))?)));
    named
        .map(|(name, text)| {
            let message = if *text == name { error.detail.clone() } else { Some((*text).to_owned()) };
            server(name, message.unwrap_or_else(|| error.message()))
        })
        .collect()
}

/// Every field name of the table, once.
fn field_names() -> Vec<&'static str> {
    let mut names = Vec::new();
    for field in INTEGRATIONS.iter().flat_map(|integration| integration.fields) {
        if !names.contains(&field.name) {
            names.push(field.name);
        }
    }
    names
}

fn has_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|part| part == word)
}

/// A shorter one would black out half of any text, and gives nothing away.
const SHORTEST_SECRET: usize = 4;

/// The text without any of the secrets.
pub fn scrub(text: &str, secrets: &[&str]) -> String {
    let mut long_enough: Vec<&str> =
        secrets.iter().copied().filter(|secret| secret.chars().count() >= SHORTEST_SECRET).collect();
    // The longest first, since one may be part of another.
    long_enough.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
    long_enough.iter().fold(text.to_owned(), |text, secret| text.replace(secret, "****"))
}

fn scrub_all(value: &Value, secrets: &[&str]) -> Value {
    match value {
        Value::Text(text) => Value::Text(scrub(text, secrets)),
        Value::List(items) => Value::List(items.iter().map(|item| scrub_all(item, secrets)).collect()),
        Value::Object(entries) => {
            let scrub_entry = |(name, value): &(String, Value)| (scrub(name, secrets), scrub_all(value, secrets));
            Value::Object(entries.iter().map(scrub_entry).collect())
        }
        other => other.clone(),
    }
}

/// A header of a stranger, cut to what an error message can bear.
fn shorten(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(100).collect()
}
