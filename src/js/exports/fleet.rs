//! The rules of a fleet, for the JavaScript that sends its requests: what a project lacks, what may be sent, what a failure means, and how fast
//! to go.

use wasm_bindgen::prelude::*;

use crate::core::fleet::{self, Action, Desired, Step};
use crate::core::value::{Object, Value, texts};
use crate::js::convert::{Given, api, deep, get, get_text, to_js};
use crate::js::platform::JsPlatform;
use crate::js::refusal::invalid;

/// The desired views, checked once, for all projects.
#[wasm_bindgen(js_name = Fleet, skip_typescript)]
#[derive(Debug)]
pub struct Fleet(Desired);

#[wasm_bindgen(js_class = Fleet)]
impl Fleet {
    /// Reads `{ desired, remove, force }`.
    #[wasm_bindgen(constructor, skip_typescript)]
    pub fn new(options: &JsValue, place: usize) -> Result<Fleet, JsValue> {
        let part = |name| match get(options, name) {
            given if given.is_undefined() => None,
            given => Some(deep(&given).unwrap_or(Value::Other)),
        };
        let force = get(options, "force").is_truthy();
        let read = Desired::read(api(place), part("desired").as_ref(), part("remove").as_ref(), force, &JsPlatform);
        read.map(Fleet).map_err(|issues| invalid(&issues))
    }

    /// The hash by which a plan recognizes its desired views.
    #[wasm_bindgen(skip_typescript)]
    pub fn sha256(&self) -> String {
        self.0.sha256(&JsPlatform)
    }

    /// The steps of a project that has these integrations.
    #[wasm_bindgen(skip_typescript)]
    pub fn plan(&self, list: &JsValue) -> Given {
        let mut steps = Vec::new();
        for step in fleet::plan(&self.0, views(list).items(), &JsPlatform) {
            steps.push(step.to_value());
        }
        Ok(to_js(&Value::List(steps)))
    }

    /// What is left to do for each step: `done`, `changed`, or the operation to send.
    #[wasm_bindgen(skip_typescript)]
    pub fn review(&self, steps: &JsValue, list: &JsValue) -> Given {
        let (steps, list) = (views(steps), views(list));
        let mut verdicts = Vec::new();
        for step in steps.items() {
            let step = Step::from_value(step);
            let verdict = step.map(|step| fleet::review(&step, &self.0, list.items(), &JsPlatform));
            verdicts.push(verdict.map_or("changed", fleet::Verdict::name));
        }
        Ok(to_js(&texts(&verdicts)))
    }

    /// Whether the list that Atlas returned has the view of this type as desired.
    #[wasm_bindgen(js_name = isAsMeant, skip_typescript)]
    pub fn is_as_meant(&self, type_name: &str, list: &JsValue) -> bool {
        fleet::is_as_meant(type_name, &self.0, views(list).items(), &JsPlatform)
    }
}

/// A list with everything inside it.
fn views(list: &JsValue) -> Value {
    deep(list).unwrap_or(Value::Other)
}

/// Whether this is a list of valid steps.
#[wasm_bindgen(js_name = areSteps, skip_typescript)]
pub fn are_steps(steps: &JsValue) -> bool {
    matches!(deep(steps), Some(Value::List(steps)) if steps.iter().all(|step| Step::from_value(step).is_some()))
}

/// What an error means: the step is done nevertheless (`done`), only it has failed (`step`), or its whole project has (`project`). `action` is
/// undefined if the error is the list's.
#[wasm_bindgen(js_name = afterFailure, skip_typescript)]
pub fn after_failure(action: &JsValue, error: &JsValue) -> Given {
    let action = action.as_string().and_then(|name| Action::from_name(&name));
    let status = get(error, "status").as_f64().unwrap_or_default();
    Ok(fleet::after(action, status as u16, get_text(error, "errorCode").as_deref()).name().into())
}

/// How fast to go: `{ atMost, pauseMs }`.
#[wasm_bindgen(js_name = paceOf, skip_typescript)]
pub fn pace_of(remaining: &JsValue, concurrency: u32) -> Given {
    let pace = fleet::pace(remaining.as_f64(), concurrency);
    let mut answer = Object::default();
    answer.number("atMost", pace.at_most.into());
    answer.number("pauseMs", pace.pause_ms);
    Ok(to_js(&answer.build()))
}
