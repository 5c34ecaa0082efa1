//! The lists of projects, which only version 2 of the API has.

use super::atlas_request::{AtlasRequest, RequestHeaders};
use super::build::Prepared;
use super::query::query_string;
use crate::core::check::Check;
use crate::core::error::Error;
use crate::core::operation::Operation;
use crate::core::platform::Platform;
use crate::core::table::{Field, Kind, V2, option};
use crate::core::value::Value;

/// An organization's identifier has the same format as a project's.
const ORG_ID: Field = Field { required: true, ..option("orgId", Kind::GroupId) };

/// A request for a page of the projects that the credential may see, or of one organization's; or all issues.
pub fn prepare_projects(
    origin: &str,
    org_id: Option<&Value>,
    query: Option<&Value>,
    mut check: Check<'_, impl Platform>,
) -> Result<Prepared, Error> {
    let mut path = V2.path.to_owned();
    if org_id.is_some() {
        check.field(&ORG_ID, org_id);
        path.push_str("/orgs/");
        path.push_str(org_id.and_then(Value::as_text).unwrap_or_default());
    }
    path.push_str("/groups");
    match query_string(query, true, check.platform) {
        Ok(query) => path.push_str(&query),
        Err(issues) => check.issues.extend(issues),
    }
    if !check.issues.is_empty() {
        return Err(Error::Validation(check.issues));
    }
    let operation = Operation::Projects;
    let request = AtlasRequest {
        operation,
        method: operation.method(),
        url: [origin, &path].concat(),
        path,
        headers: RequestHeaders { accept: V2.accept, content_type: None },
        body: None,
    };
    Ok(Prepared { api: &V2, request, group_id: String::new(), type_name: None, service: None, warnings: vec![] })
}
