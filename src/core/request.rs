//! The five operations as requests, ready to be sent by anyone: nothing here sends.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::check::{Check, Mode};
use super::error::Error;
use super::field::{Field, Integration, Kind, option};
use super::group_id;
use super::issue::Issue;
use super::platform::Platform;
use super::query::query_string;
use super::secret::Secret;
use super::text::split_once;
use super::validate::{Options, integration, validate};
use super::value::Value;

/// Where Atlas lives unless told otherwise.
pub const DEFAULT_ORIGIN: &str = "https://cloud.mongodb.com";
/// The path that all of version 1.0 is under.
pub const API_PATH: &str = "/api/atlas/v1.0";

/// What can be done with a project's integrations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Operation {
    /// All of a project.
    List,
    /// One of a project.
    Get,
    /// Adds one.
    Create,
    /// Changes one, or adds it.
    Update,
    /// Removes one.
    Delete,
}

impl Operation {
    /// All of them.
    pub const ALL: [Operation; 5] =
        [Operation::List, Operation::Get, Operation::Create, Operation::Update, Operation::Delete];

    /// As JavaScript sees it.
    pub fn name(self) -> &'static str {
        match self {
            Operation::List => "list",
            Operation::Get => "get",
            Operation::Create => "create",
            Operation::Update => "update",
            Operation::Delete => "delete",
        }
    }

    /// The operation of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|operation| operation.name() == name)
    }

    /// The HTTP method.
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
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct AtlasRequest {
    /// What it does.
    pub operation: Operation,
    /// The HTTP method.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "\"GET\" | \"POST\" | \"PUT\" | \"DELETE\""))]
    pub method: &'static str,
    /// Absolute.
    pub url: String,
    /// Path and query: what HTTP digest signs as `uri`.
    pub path: String,
    /// `Content-Type` where there is a body. No credentials.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Record<string, string>"))]
    pub headers: RequestHeaders,
    /// JSON text: exactly the view that was given.
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "string"))]
    pub body: Option<Secret>,
}

/// The headers of a request: only those that the page's example has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestHeaders {
    /// `application/json`, where there is a body.
    pub content_type: Option<&'static str>,
}

// As maps, and so not derived: for the fields of a struct serde-wasm-bindgen keeps a table of names that weighs 4 KB.
impl Serialize for AtlasRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("operation", self.operation.name())?;
        map.serialize_entry("method", self.method)?;
        map.serialize_entry("url", self.url.as_str())?;
        map.serialize_entry("path", self.path.as_str())?;
        map.serialize_entry("headers", &self.headers)?;
        if let Some(body) = &self.body {
            map.serialize_entry("body", body.reveal())?;
        }
        map.end()
    }
}

impl Serialize for RequestHeaders {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(content_type) = self.content_type {
            map.serialize_entry("Content-Type", content_type)?;
        }
        map.end()
    }
}

/// What a request is built from, as it came in; every part is checked.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a> {
    /// The origin, where it is not Atlas's own.
    pub base_url: Option<&'a Value>,
    /// The project.
    pub group_id: Option<&'a Value>,
    /// For `get` and `delete`.
    pub type_name: Option<&'a Value>,
    /// For `create` and `update`.
    pub view: Option<&'a Value>,
    /// The query parameters, where some were given.
    pub query: Option<&'a Value>,
}

/// Builds a request, or says all that is wrong: issues in the order baseUrl, groupId, type or view, query.
pub fn build(operation: Operation, parts: Parts<'_>, platform: &dyn Platform) -> Result<AtlasRequest, Error> {
    let mut check = Check::new(platform, Mode::Full);
    check.field(&BASE_URL, parts.base_url);
    let origin = base_origin(parts.base_url, platform);
    build_at(&origin, operation, parts, check)
}

/// As [`build`], for an origin that is known to be one: `base_url` of the parts does not count, and `check` goes on.
pub fn build_at(
    origin: &str,
    operation: Operation,
    parts: Parts<'_>,
    mut check: Check<'_>,
) -> Result<AtlasRequest, Error> {
    let platform = check.platform;
    let mut path = [API_PATH, "/groups/"].concat();
    match group_id::check(parts.group_id) {
        Ok(id) => path.push_str(id),
        Err(issue) => check.issues.push(issue),
    }
    path.push_str("/integrations");
    let (target, body) = match operation {
        Operation::List => (None, None),
        Operation::Get | Operation::Delete => (check.single_type(parts.type_name), None),
        Operation::Create | Operation::Update => (check.view(parts.view), parts.view),
    };
    if let Some(integration) = target {
        path.push('/');
        path.push_str(integration.type_name);
    }
    match query_string(parts.query, operation.answers_list(), platform) {
        Ok(query) => path.push_str(&query),
        Err(issues) => check.issues.extend(issues),
    }
    if !check.issues.is_empty() {
        return Err(Error::Validation(check.issues));
    }
    Ok(AtlasRequest {
        operation,
        method: operation.method(),
        url: [origin, &path].concat(),
        path,
        headers: RequestHeaders { content_type: body.map(|_| "application/json") },
        body: body.map(|view| Secret::new(platform.print_json(view))),
    })
}

/// Where a request goes; see [`origin`].
pub const BASE_URL: Field = option("baseUrl", Kind::Origin);

/// Where a `baseUrl` that has been checked leads; to Atlas's own origin where none is given.
pub fn base_origin(base_url: Option<&Value>, platform: &dyn Platform) -> String {
    match base_url.and_then(Value::as_text) {
        Some(text) => origin(text, platform).unwrap_or_default(),
        None => DEFAULT_ORIGIN.to_owned(),
    }
}

/// The origin of a `baseUrl`: `https://cloud.mongodb.com`, also with the `/api/atlas/v1.0` that the page prints behind it.
pub fn origin(text: &str, platform: &dyn Platform) -> Option<String> {
    let bare = text.strip_suffix("/").unwrap_or(text);
    let bare = bare.strip_suffix(API_PATH).unwrap_or(bare);
    // What the parser would silently repair or drop (white space, `\`, `..`, an empty query, a user) is no origin.
    // So is no scheme that has a host behind its colon: `http:evil.example://host` leads to the first of the two.
    let (scheme, host) = split_once(bare, "://")?;
    let spaced = bare.bytes().any(|b| b <= b' ');
    let ends_host = |b| matches!(b, b'/' | b'\\' | b'?' | b'#' | b'@');
    let plain = !host.is_empty() && !spaced && !scheme.bytes().any(|b| b == b':') && !host.bytes().any(ends_host);
    Some(platform.http_url(bare).filter(|_| plain)?.origin)
}

impl Check<'_> {
    /// The `type` that stands alone in the path of `get`: it may well be that of a retired service.
    pub fn single_type(&mut self, given: Option<&Value>) -> Option<&'static Integration> {
        let found = self.view_type(given, None);
        self.issues.retain(Issue::is_error);
        found
    }

    fn view(&mut self, view: Option<&Value>) -> Option<&'static Integration> {
        let mut issues = validate(view.and_then(Value::as_object), Options::default(), self.platform);
        self.issues.append(&mut issues);
        self.issues.retain(Issue::is_error);
        integration(view?.text("type")?)
    }
}
