//! What all requests of one kind have in common for `fetch`, as a JavaScript object that is made once: `Shape` in transport.js.

use std::cell::RefCell;

use wasm_bindgen::JsValue;

use crate::core::request::{AtlasRequest, RequestHeaders};
use crate::core::value::Object;
use crate::js::convert::to_js;

/// A client's shapes, by method and headers. There are only a few, so a list is searched.
pub struct Shapes {
    /// The names, in lower case, and the values.
    headers: Vec<(String, String)>,
    /// None outside browsers: it has no meaning there, and workerd throws if it is set.
    credentials: Option<&'static str>,
    made: RefCell<Vec<(&'static str, RequestHeaders, JsValue)>>,
}

impl Shapes {
    pub fn new(headers: Vec<(String, String)>, credentials: Option<&'static str>) -> Self {
        Shapes { headers, credentials, made: RefCell::default() }
    }

    pub fn of(&self, request: &AtlasRequest) -> JsValue {
        for (method, headers, made) in &*self.made.borrow() {
            if *method == request.method && *headers == request.headers {
                return made.clone();
            }
        }
        let made = self.make(request);
        self.made.borrow_mut().push((request.method, request.headers.clone(), made.clone()));
        made
    }

    fn make(&self, request: &AtlasRequest) -> JsValue {
        let mut headers = Object::default();
        // If two have the same name, the later one counts, as in JSON.
        for (name, text) in &self.headers {
            headers.text(name, text);
        }
        // Version 2 answers only if `Accept` names it.
        headers.maybe("accept", request.headers.accept);
        headers.maybe("content-type", request.headers.content_type);
        let mut shape = Object::default();
        shape.text("method", request.method);
        shape.put("headers", headers.build());
        shape.maybe("credentials", self.credentials);
        to_js(&shape.build())
    }
}
