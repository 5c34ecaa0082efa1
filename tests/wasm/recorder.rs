//! A client whose `fetch` answers from a list, and what was sent and logged.

use atlas_integrations::js::Client;
use serde_json::Value;
use wasm_bindgen::prelude::*;

use super::support::{apply, js, json, new_client_of};

/// Options whose `fetch` answers one after another of `answers` (the last one again and again), and a list of what was
/// sent and logged.
pub fn recorder(options: &str, answers: &str) -> (Client, JsValue) {
    recorder_of(0, options, answers)
}

/// The same with a client of the version at this index.
pub fn recorder_of(place: usize, options: &str, answers: &str) -> (Client, JsValue) {
    let make = format!(
        "(seen) => {{ const answers = {answers}; let at = 0; return {{ ...{{ {options} }}, logger: event => seen.events.push({{ ...event }}), fetch: async (url, init) => {{ const request = new Request(url, init); \
           seen.requests.push({{ method: request.method, url: request.url, headers: Object.fromEntries(request.headers), body: await request.text() }}); \
           const answer = answers[Math.min(at++, answers.length - 1)]; \
           return answer instanceof Function ? answer(request) : new Response(answer.body ?? null, answer) }} }} }}"
    );
    let seen = js("{ requests: [], events: [] }");
    let options = apply(&make, std::slice::from_ref(&seen));
    (new_client_of(place, &options).map_err(|error| json(&error)).unwrap(), seen)
}

pub fn requests(seen: &JsValue) -> Vec<Value> {
    json(seen)["requests"].as_array().unwrap().clone()
}

pub const VIEW: &str =
    "{ integration: { type: 'FLOWDOCK', flowName: 'newFlowName', apiToken: '223344', orgName: 'newOrgName' } }";
pub const LIST: &str = "{ status: 200, body: '{\"results\":[]}' }";
pub const FAST: &str = "retry: { limit: 2, maxDelayMs: 1 }";
