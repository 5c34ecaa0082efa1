//! `pkg-template/client/transport.js`: the waiting and sending that JavaScript does for the client.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    // None of these throws, so each may return a bare object (see convert.rs).
    #[derive(Clone)]
    pub type Transport;
    #[wasm_bindgen(method)]
    pub fn span(this: &Transport, ms: f64, signal: &JsValue, resume: &JsValue) -> Option<JsSpan>;
    #[wasm_bindgen(method)]
    pub fn exchange(
        this: &Transport,
        span: &JsSpan,
        wait: usize,
        fetch: &JsValue,
        url: &str,
        shape: &JsValue,
        authorization: Option<&str>,
        body: Option<&str>,
    );
    #[wasm_bindgen(method)]
    pub fn plain(this: &Transport, is_list: bool, text: &JsValue) -> JsValue;

    /// A span of time, of span.js.
    pub type JsSpan;
    #[wasm_bindgen(method)]
    pub fn race(this: &JsSpan, wait: usize, given: &JsValue);
    #[wasm_bindgen(method)]
    pub fn over(this: &JsSpan, wait: usize);
    #[wasm_bindgen(method)]
    pub fn end(this: &JsSpan);
    #[wasm_bindgen(method)]
    pub fn close(this: &JsSpan);

    /// What a race came to.
    pub type Settled;
    #[wasm_bindgen(method, getter)]
    pub fn failed(this: &Settled) -> bool;
    #[wasm_bindgen(method, getter)]
    pub fn value(this: &Settled) -> JsValue;

    /// What an exchange came to: an answer, or a fault.
    pub type Exchanged;
    #[wasm_bindgen(method, getter)]
    pub fn fault(this: &Exchanged) -> Option<u8>;
    #[wasm_bindgen(method, getter)]
    pub fn thrown(this: &Exchanged) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub fn status(this: &Exchanged) -> Option<f64>;
    #[wasm_bindgen(method, getter)]
    pub fn headers(this: &Exchanged) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub fn body(this: &Exchanged) -> JsValue;
}
