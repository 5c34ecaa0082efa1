//! The five operations as requests, ready to be sent by anyone: nothing here sends.

use super::atlas_request::{AtlasRequest, RequestHeaders};
use super::query::query_string;
use crate::core::check::{Check, GROUP_ID, Mode, base_origin, base_url};
use crate::core::error::Error;
use crate::core::operation::Operation;
use crate::core::platform::Platform;
use crate::core::secret::Secret;
use crate::core::table::Api;
use crate::core::value::Value;

/// What a request is built from, as it came in; every part is checked.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a> {
    /// The version of the API.
    pub api: &'static Api,
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
    check.field(&base_url(parts.api), parts.base_url);
    let origin = base_origin(parts.base_url, parts.api, platform);
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
    let api = parts.api;
    let mut path = [api.path, "/groups/"].concat();
    check.field(&GROUP_ID, parts.group_id);
    path.push_str(parts.group_id.and_then(Value::as_text).unwrap_or_default());
    path.push_str("/integrations");
    let (target, body) = match operation {
        Operation::List => (None, None),
        Operation::Get | Operation::Delete => (check.path_type(parts.type_name), None),
        Operation::Create | Operation::Update => {
            (check.view(api, parts.view).map(|integration| integration.type_name), parts.view)
        }
    };
    if let Some(type_name) = target {
        path.push('/');
        path.push_str(type_name);
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
        headers: RequestHeaders { accept: api.accept, content_type: body.map(|_| api.media_type) },
        body: body.map(|view| Secret::new(platform.print_json(view))),
    })
}
