//! What JavaScript can call. Each export is short: convert, call core, convert.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::convert::{deep, flat, flat_value, get, get_given, plain, scalar, to_js};
use super::error::{set_factory, to_error};
use super::platform::{JsPlatform, now_ms};
use crate::core::edit;
use crate::core::error::Error;
use crate::core::issue::{Detail, Issue, to_values};
use crate::core::request::{self, Operation, Parts};
use crate::core::validate::{self, Mode, Options};
use crate::core::value::{Value, object};
use crate::core::{curl, mask, page, redact, response};

/// Takes the function that makes an error of `{ code, message, … }`. Called once, by the loaders.
#[wasm_bindgen(js_name = setErrorFactory, skip_typescript)]
pub fn set_error_factory(make: Function) {
    set_factory(make);
}

fn mode(options: &JsValue) -> Mode {
    if get(options, "mode").as_string().as_deref() == Some("partial") { Mode::Partial } else { Mode::Full }
}

/// `{ valid, issues, warnings }`; JavaScript adds the value itself, which comes back unchanged.
#[wasm_bindgen(skip_typescript)]
pub fn validate(value: &JsValue, options: &JsValue) -> JsValue {
    let expected = get_given(options, "type").map(|name| name.as_string().unwrap_or_default());
    let options = Options { expected: expected.as_deref(), mode: mode(options) };
    let issues = validate::validate(flat(value).as_deref(), options, &JsPlatform);
    let (errors, warnings): (Vec<Issue>, Vec<Issue>) = issues.into_iter().partition(Issue::is_error);
    to_js(&object(vec![
        ("valid", Some(Value::Bool(errors.is_empty()))),
        ("issues", Some(to_values(&errors))),
        ("warnings", Some(to_values(&warnings))),
    ]))
}

#[wasm_bindgen(js_name = validateField, skip_typescript)]
pub fn validate_field(type_name: &JsValue, field: &JsValue, value: &JsValue, options: &JsValue) -> JsValue {
    let text = |value: &JsValue| value.as_string().unwrap_or_default();
    let value = (!value.is_undefined()).then(|| scalar(value));
    let mode = mode(options);
    to_js(&to_values(&validate::validate_field(&text(type_name), &text(field), value.as_ref(), mode, &JsPlatform)))
}

/// The operation of this name. The names come from our own JavaScript, or from the user's through `parseResponse`.
fn operation(name: &JsValue) -> Result<Operation, JsValue> {
    let allowed = || Operation::ALL.iter().map(|operation| operation.name()).collect();
    let found = name.as_string().as_deref().and_then(Operation::from_name);
    found.ok_or_else(|| {
        to_error(&Error::Validation(vec![Issue::field("operation", Detail::InvalidValue { allowed: allowed() })]))
    })
}

#[wasm_bindgen(js_name = buildRequest, skip_typescript)]
pub fn build_request(name: &JsValue, args: &JsValue) -> Result<JsValue, JsValue> {
    let part = |name| flat_value(&get(args, name));
    let parts = [part("baseUrl"), part("groupId"), part("type"), part("integration"), part("query")];
    let [base_url, group_id, type_name, view, query] = parts.each_ref().map(Option::as_ref);
    let parts = Parts { base_url, group_id, type_name, view, query };
    let request = request::build(operation(name)?, parts, &JsPlatform);
    request.map(|request| plain(&request)).map_err(|error| to_error(&error))
}

#[wasm_bindgen(js_name = toCurl, skip_typescript)]
pub fn to_curl(request: &JsValue, reveal: bool) -> Result<String, JsValue> {
    let request = deep(request).unwrap_or(Value::Other);
    let command = curl::Command::of(&request).map_err(|issues| to_error(&Error::Validation(issues)))?;
    Ok(command.print(reveal, &JsPlatform))
}

/// Of a view, a list or a request a masked copy; anything else without secrets comes back itself.
#[wasm_bindgen(skip_typescript)]
pub fn redact(value: &JsValue) -> JsValue {
    if !value.is_object() {
        return value.clone();
    }
    match deep(value) {
        Some(read) => redact::redact(&read, &JsPlatform).map_or_else(|| value.clone(), |masked| to_js(&masked)),
        // Too deep or cyclic to be one of ours: what can't be read can't be shown to be free of secrets.
        None => "****".into(),
    }
}

#[wasm_bindgen(js_name = parseResponse, skip_typescript)]
pub fn parse_response(name: &JsValue, given: &JsValue) -> Result<JsValue, JsValue> {
    let headers = get(given, "headers");
    let (content_type, retry_after) = (header(&headers, "content-type"), header(&headers, "retry-after"));
    let body = get(given, "body").as_string().unwrap_or_default();
    let response = response::Response {
        status: get(given, "status").as_f64().unwrap_or_default() as u16,
        content_type: content_type.as_deref(),
        retry_after: retry_after.as_deref(),
        body: &body,
        now_ms: now_ms(),
    };
    let outcome = response::parse(operation(name)?, response, &[], &JsPlatform);
    outcome.map(|value| value.as_ref().map_or(JsValue::UNDEFINED, to_js)).map_err(|error| to_error(&error))
}

/// One header's value, of a `Headers` or of a record with names in any case and values of text or list.
pub fn header(headers: &JsValue, name: &str) -> Option<String> {
    if let Ok(get) = get(headers, "get").dyn_into::<Function>() {
        return get.call1(headers, &name.into()).ok()?.as_string();
    }
    let Value::Object(entries) = deep(headers)? else {
        return None;
    };
    let (_, value) = entries.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(name))?;
    match value {
        Value::List(values) => Some(values.iter().filter_map(Value::as_text).collect::<Vec<_>>().join(", ")),
        value => value.as_text().map(str::to_owned),
    }
}

/// This service's fields of a form's values, and its `type`.
#[wasm_bindgen(js_name = pickView, skip_typescript)]
pub fn pick_view(type_name: &JsValue, values: &JsValue) -> Result<JsValue, JsValue> {
    let name = flat_value(type_name);
    let integration = validate::check_type(name.as_ref()).map_err(|issues| to_error(&Error::Validation(issues)))?;
    let mut picked = vec![("type".to_owned(), Value::from(integration.type_name))];
    let belongs = |(name, value): &(String, Value)| edit::belongs(integration, name, value);
    picked.extend(flat(values).unwrap_or_default().into_iter().filter(belongs));
    Ok(to_js(&Value::Object(picked)))
}

#[wasm_bindgen(js_name = prepareUpdate, skip_typescript)]
pub fn prepare_update(current: &JsValue, edited: &JsValue) -> JsValue {
    let read = |value| flat_value(value).unwrap_or(Value::Other);
    to_js(&edit::prepare(&read(current), &read(edited), &JsPlatform).into_value())
}

#[wasm_bindgen(js_name = looksUnchanged, skip_typescript)]
pub fn looks_unchanged(masked: &JsValue, value: &JsValue) -> bool {
    match (masked.as_string(), value.as_string()) {
        (Some(masked), Some(value)) => mask::looks_unchanged(&masked, &value, &JsPlatform),
        _ => false,
    }
}

/// The query of a list's next page; undefined at the last one.
#[wasm_bindgen(js_name = nextQuery, skip_typescript)]
pub fn next_query(list: &JsValue, query: &JsValue) -> JsValue {
    let current = get(query, "pageNum").as_f64().unwrap_or(1.0);
    let next = deep(list).and_then(|list| page::next_page(&list, current as u64));
    let Some(next) = next else {
        return JsValue::UNDEFINED;
    };
    let mut entries = flat(query).unwrap_or_default();
    entries.retain(|(name, _)| name != "pageNum");
    entries.push(("pageNum".to_owned(), Value::Number(next as f64)));
    to_js(&Value::Object(entries))
}
