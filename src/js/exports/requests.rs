//! Requests and responses, without sending anything.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::core::error::{Error, ResponseFormat};
use crate::core::issue::{Detail, Issue};
use crate::core::operation::Operation;
use crate::core::request::{self, Parts};
use crate::core::response;
use crate::core::value::Value;
use crate::js::convert::{Given, api, deep, flat, get, to_js};
use crate::js::error::to_error;
use crate::js::headers::header;
use crate::js::host::now_ms;
use crate::js::platform::JsPlatform;
use crate::js::refusal::invalid;

/// The operation with this name. The name comes from this package's JavaScript, or from the user's call of `parseResponse`.
fn operation(name: &JsValue) -> Result<Operation, JsValue> {
    let found = name.as_string().and_then(|name| Operation::from_name(&name));
    found.ok_or_else(|| {
        let mut allowed = Vec::new();
        for operation in Operation::ALL {
            allowed.push(operation.name());
        }
        invalid(&[Issue::field("operation", Detail::InvalidValue { allowed, known_to: None })])
    })
}

#[wasm_bindgen(js_name = buildRequest, skip_typescript)]
pub fn build_request(name: &JsValue, args: &JsValue, place: usize) -> Result<JsValue, JsValue> {
    let part = |name| flat(&get(args, name));
    let (base_url, group_id) = (part("baseUrl"), part("groupId"));
    let (type_name, view, query) = (part("type"), part("integration"), part("query"));
    let parts = Parts {
        api: api(place),
        base_url: base_url.as_ref(),
        group_id: group_id.as_ref(),
        type_name: type_name.as_ref(),
        view: view.as_ref(),
        query: query.as_ref(),
    };
    let request = request::build(operation(name)?, parts, &JsPlatform).map_err(to_error)?;
    // It only fails for maps with keys that are not texts and for 128-bit numbers, which no request has.
    Ok(request.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED))
}

#[wasm_bindgen(js_name = toCurl, skip_typescript)]
pub fn to_curl(request: &JsValue, reveal: bool) -> Result<String, JsValue> {
    let request = deep(request).unwrap_or(Value::Other);
    let command = request::Command::of(&request).map_err(|issues| invalid(&issues))?;
    Ok(command.print(reveal, &JsPlatform))
}

#[wasm_bindgen(js_name = parseResponse, skip_typescript)]
pub fn parse_response(name: &JsValue, given: &JsValue, place: usize) -> Result<JsValue, JsValue> {
    let operation = operation(name)?;
    let headers = get(given, "headers");
    let (status, body) = (get(given, "status").as_f64(), get(given, "body"));
    let why = match status {
        None => Some("must have a number as its `status`"),
        Some(_) if body.is_object() => {
            Some("must have a text as its `body`: pass the result of `await response.text()`")
        }
        Some(_) => None,
    };
    let body = body.as_string().unwrap_or_default();
    let response = response::Response {
        api: api(place),
        status: status.unwrap_or_default() as u16,
        header: &|name| header(&headers, name),
        body: &body,
        now_ms: now_ms(),
        service: None,
    };
    if let Some(why) = why {
        let wrong = ResponseFormat { status: response.status, content_type: None, why };
        return Err(to_error(Error::ResponseFormat(wrong)));
    }
    let read = response::parse(operation, response, &[], &JsPlatform).map_err(to_error)?;
    Ok(read.map_or(JsValue::UNDEFINED, |value| to_js(&value)))
}

/// The query for a list's next page; undefined after the last page.
#[wasm_bindgen(js_name = nextQuery, skip_typescript)]
pub fn next_query(list: &JsValue, query: &JsValue) -> Given {
    let query = flat(query).unwrap_or(Value::Other);
    let next = deep(list).and_then(|list| response::next_query(&list, query));
    Ok(next.map_or(JsValue::UNDEFINED, |next| to_js(&next)))
}
