//! The five operations as requests, ready to be sent by anyone: nothing here sends.

use serde::Serialize;

use super::error::Error;
use super::field::Integration;
use super::group_id;
use super::issue::{Detail, Format, Issue};
use super::platform::Platform;
use super::query::query_string;
use super::secret::Secret;
use super::validate::{Options, check_type, integration, validate};
use super::value::Value;

/// Where Atlas lives unless told otherwise.
pub const DEFAULT_ORIGIN: &str = "https://cloud.mongodb.com";
/// The path that all of version 1.0 is under.
pub const API_PATH: &str = "/api/atlas/v1.0";

/// What can be done with a project's integrations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Operation {
    List,
    Get,
    Create,
    Update,
    Delete,
}

impl Operation {
    pub const ALL: [Operation; 5] =
        [Operation::List, Operation::Get, Operation::Create, Operation::Update, Operation::Delete];

    pub fn name(self) -> &'static str {
        match self {
            Operation::List => "list",
            Operation::Get => "get",
            Operation::Create => "create",
            Operation::Update => "update",
            Operation::Delete => "delete",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|operation| operation.name() == name)
    }

    pub fn method(self) -> &'static str {
        match self {
            Operation::List | Operation::Get => "GET",
            Operation::Create => "POST",
            Operation::Update => "PUT",
            Operation::Delete => "DELETE",
        }
    }

    /// Whether it answers with the list, and so takes its query parameters.
    pub fn answers_list(self) -> bool {
        matches!(self, Operation::List | Operation::Create | Operation::Update)
    }

    /// Whether it sends a view.
    pub fn sends_view(self) -> bool {
        matches!(self, Operation::Create | Operation::Update)
    }
}

/// A request to Atlas, as plain data: `fetch(request.url, request)` sends it, once it is authenticated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct AtlasRequest {
    pub operation: Operation,
    #[cfg_attr(target_arch = "wasm32", tsify(type = "\"GET\" | \"POST\" | \"PUT\" | \"DELETE\""))]
    pub method: &'static str,
    /// Absolute.
    pub url: String,
    /// Path and query: what HTTP digest signs as `uri`.
    pub path: String,
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Record<string, string>"))]
    pub headers: RequestHeaders,
    /// JSON text: exactly the view that was given.
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "string"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Secret>,
}

/// The headers of a request: only those that the page's example has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RequestHeaders {
    #[serde(rename = "Content-Type", skip_serializing_if = "Option::is_none")]
    pub content_type: Option<&'static str>,
}

/// What a request is built from, as it came in; every part is checked.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a> {
    pub base_url: Option<&'a Value>,
    pub group_id: Option<&'a Value>,
    /// For `get` and `delete`.
    pub type_name: Option<&'a Value>,
    /// For `create` and `update`.
    pub view: Option<&'a Value>,
    pub query: Option<&'a Value>,
}

/// Builds a request, or says all that is wrong: issues in the order baseUrl, groupId, type or view, query.
pub fn build(operation: Operation, parts: Parts<'_>, platform: &dyn Platform) -> Result<AtlasRequest, Error> {
    let mut issues = Vec::new();
    let origin = parts.base_url.map_or(Ok(DEFAULT_ORIGIN.to_owned()), |value| origin(value, platform));
    let origin = origin.unwrap_or_else(|issue| keep(&mut issues, issue));
    let group_id = group_id::check(parts.group_id).unwrap_or_else(|issue| {
        issues.push(issue);
        ""
    });
    let (target, body) = match operation {
        Operation::List => (None, None),
        Operation::Get | Operation::Delete => {
            let found = check_type(parts.type_name).map_err(|wrong| issues.extend(wrong));
            (found.ok(), None)
        }
        Operation::Create | Operation::Update => check_view(parts.view, platform, &mut issues),
    };
    let query = query_string(parts.query, operation.answers_list()).unwrap_or_else(|wrong| {
        issues.extend(wrong);
        String::new()
    });
    if !issues.is_empty() {
        return Err(Error::Validation(issues));
    }
    let last = target.map_or(String::new(), |integration| ["/", integration.type_name].concat());
    let path = [API_PATH, "/groups/", group_id, "/integrations", &last, &query].concat();
    Ok(AtlasRequest {
        operation,
        method: operation.method(),
        url: [&origin, path.as_str()].concat(),
        path,
        headers: RequestHeaders { content_type: body.is_some().then_some("application/json") },
        body: body.map(Secret::new),
    })
}

fn keep(issues: &mut Vec<Issue>, issue: Issue) -> String {
    issues.push(issue);
    String::new()
}

/// The origin of a `baseUrl`: `https://cloud.mongodb.com`, also with the `/api/atlas/v1.0` that the page prints behind it.
pub fn origin(value: &Value, platform: &dyn Platform) -> Result<String, Issue> {
    let Value::Text(text) = value else {
        return Err(Issue::field("baseUrl", Detail::not_a_string()));
    };
    let bare = text.strip_suffix('/').unwrap_or(text);
    let bare = bare.strip_suffix(API_PATH).unwrap_or(bare);
    // What the parser would silently repair or drop (white space, `\`, `..`, an empty query, a user) is no origin.
    let host = bare.split_once("://").map_or("", |(_, host)| host);
    let spaced = bare.contains(|c: char| c <= ' ');
    let plain = !host.is_empty() && !spaced && !host.contains(|c: char| "/\\?#@".contains(c));
    let parsed = platform.http_url(bare).filter(|_| plain);
    parsed
        .map(|url| url.origin)
        .ok_or_else(|| Issue::field("baseUrl", Detail::InvalidFormat { format: Format::Origin }))
}

type Checked = (Option<&'static Integration>, Option<String>);

fn check_view(view: Option<&Value>, platform: &dyn Platform, issues: &mut Vec<Issue>) -> Checked {
    let entries = view.and_then(Value::as_object);
    let wrong = validate(entries, Options::default(), platform);
    issues.extend(wrong.into_iter().filter(Issue::is_error));
    let found = view.and_then(|view| view.text("type")).and_then(integration);
    (found, view.map(|view| platform.print_json(view)))
}
