//! The five operations as requests, ready to be sent. Nothing here sends.

use super::atlas_request::{AtlasRequest, RequestHeaders};
use super::query::query_string;
use crate::core::check::{Check, GROUP_ID, Mode, base_origin, base_url};
use crate::core::error::Error;
use crate::core::issue::Issue;
use crate::core::operation::Operation;
use crate::core::platform::Platform;
use crate::core::secret::Secret;
use crate::core::table::{Api, Integration};
use crate::core::value::Value;

/// What a request is built from, unchecked: `build` checks every part.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a> {
    /// The version of the API.
    pub api: &'static Api,
    /// The origin, if it is not Atlas's own.
    pub base_url: Option<&'a Value>,
    /// The project.
    pub group_id: Option<&'a Value>,
    /// The type, for `get` and `delete`.
    pub type_name: Option<&'a Value>,
    /// The view, for `create` and `update`.
    pub view: Option<&'a Value>,
    /// The query parameters, if any.
    pub query: Option<&'a Value>,
}

/// Builds a request, or returns all issues, in the order baseUrl, groupId, type or view, query.
pub fn build(operation: Operation, parts: Parts<'_>, platform: &impl Platform) -> Result<AtlasRequest, Error> {
    let mut check = Check::new(platform, Mode::Full);
    check.field(&base_url(parts.api), parts.base_url);
    let origin = base_origin(parts.base_url, parts.api, platform);
    Ok(prepare(&origin, operation, parts, check)?.request)
}

/// A request, with what the check of its parts has found.
#[derive(Debug)]
pub struct Prepared {
    /// The version of the API.
    pub api: &'static Api,
    /// The request to send.
    pub request: AtlasRequest,
    /// The project.
    pub group_id: String,
    /// The type in the path; a list has none.
    pub type_name: Option<String>,
    /// The service of the view that is sent.
    pub service: Option<&'static Integration>,
    /// Warnings about the view, which do not keep it from being sent.
    pub warnings: Vec<Issue>,
}

/// Like [`build`], for an origin that has been checked: `base_url` of the parts is ignored, and `check` is continued.
pub fn prepare(
    origin: &str,
    operation: Operation,
    parts: Parts<'_>,
    mut check: Check<'_, impl Platform>,
) -> Result<Prepared, Error> {
    let platform = check.platform;
    let api = parts.api;
    check.field(&GROUP_ID, parts.group_id);
    let group_id = parts.group_id.and_then(Value::as_text).unwrap_or_default();
    let mut path = [api.path, "/groups/", group_id, "/integrations"].concat();
    let (type_name, service, body) = match operation {
        // Their requests are built in `projects.rs`.
        Operation::List | Operation::Projects => (None, None, None),
        Operation::Get | Operation::Delete => (check.path_type(parts.type_name), None, None),
        Operation::Create | Operation::Update => {
            let service = check.view(api, parts.view);
            (service.map(|service| service.type_name), service, parts.view)
        }
    };
    if let Some(type_name) = type_name {
        path.push('/');
        path.push_str(type_name);
    }
    match query_string(parts.query, operation.answers_list(), platform) {
        Ok(query) => path.push_str(&query),
        Err(issues) => check.issues.extend(issues),
    }
    let (errors, warnings): (Vec<_>, Vec<_>) = check.issues.into_iter().partition(Issue::is_error);
    if !errors.is_empty() {
        return Err(Error::Validation(errors));
    }
    let request = AtlasRequest {
        operation,
        method: operation.method(),
        url: [origin, &path].concat(),
        path,
        headers: RequestHeaders { accept: api.accept, content_type: body.map(|_| api.media_type) },
        body: body.map(|view| Secret::new(platform.print_json(view))),
    };
    let (group_id, type_name) = (group_id.to_owned(), type_name.map(str::to_owned));
    Ok(Prepared { api, request, group_id, type_name, service, warnings })
}
