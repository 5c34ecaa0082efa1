//! Memory does not grow, however often the input is bad: tsify#86 leaked until the instance died, and a form validator gets
//! bad input at each key stroke.

#![allow(unsafe_code, reason = "an allocator can't be written without")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

use atlas_integrations::js::exports::{build_request, parse_response, pick_view};
use js_sys::{ArrayBuffer, WebAssembly::Memory};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{js, json, prepare_update, short, turn, validate};

/// Counts the bytes in use: the memory's size does not show growth while there is room left from an earlier test.
struct Counting;

static IN_USE: AtomicUsize = AtomicUsize::new(0);

#[global_allocator]
static ALLOCATOR: Counting = Counting;

// SAFETY: the system's allocator does the work, with the same arguments.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        IN_USE.fetch_add(layout.size(), Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        IN_USE.fetch_sub(layout.size(), Ordering::Relaxed);
        unsafe { System.dealloc(block, layout) }
    }
}

fn memory_bytes() -> u32 {
    wasm_bindgen::memory().unchecked_into::<Memory>().buffer().unchecked_into::<ArrayBuffer>().byte_length()
}

/// Does `work` a thousand times to warm up, then this many times; neither memory nor handles may grow.
///
/// A browser gets its turn in between: its driver gives up on a page that does not answer.
async fn assert_flat(times: u32, work: impl Fn()) {
    let round = || async {
        (0..1000).for_each(|_| work());
        turn().await;
    };
    round().await;
    let in_use = || (IN_USE.load(Ordering::Relaxed), wasm_bindgen::externref_heap_live_count());
    let (bytes, handles) = in_use();
    for _ in 0..times / 1000 {
        round().await;
    }
    let (bytes_after, handles_after) = in_use();
    assert_eq!(handles_after, handles, "handles of JavaScript values");
    // Less than one byte for each ten times.
    assert!(bytes_after < bytes + times as usize / 10, "{bytes_after} bytes after {bytes}");
}

#[wasm_bindgen_test]
async fn validating_bad_input_leaks_nothing() {
    let bad = js(
        "{ type: 'DATADOG', apiKey: ['x'], region: 'UK', foo: 'a text that is long enough to be seen if it leaks', bar: { x: 1 } }",
    );
    assert_flat(100_000, || {
        validate(&bad, &JsValue::UNDEFINED);
    })
    .await;
    assert_eq!(short(&json(&validate(&bad, &JsValue::UNDEFINED))["issues"]).len(), 4);
}

#[wasm_bindgen_test]
async fn values_that_throw_leak_nothing() {
    let bad = js("{ type: 'DATADOG', get apiKey() { throw 1 }, get region() { throw 2 } }");
    assert_flat(20_000, || {
        validate(&bad, &JsValue::UNDEFINED);
    })
    .await;
}

/// The platform's parsers throw for bad input, and a form validates at each key stroke.
#[wasm_bindgen_test]
async fn what_is_no_url_and_no_json_leaks_nothing() {
    let (bad, list, answer) =
        (js("{ type: 'WEBHOOK', url: 'https:' }"), "list".into(), js("{ status: 200, body: '<html>' }"));
    assert_flat(20_000, || {
        validate(&bad, &JsValue::UNDEFINED);
        parse_response(&list, &answer, 0).unwrap_err();
    })
    .await;
}

/// As in tsify#86: the decoding itself fails, and the error is thrown to JavaScript.
#[wasm_bindgen_test]
async fn refused_requests_leak_nothing() {
    let (bad, update) = (js("{ groupId: 5, integration: 'no object', query: { foo: 1 } }"), "update".into());
    assert_flat(20_000, || {
        build_request(&update, &bad, 0).unwrap_err();
    })
    .await;
}

#[wasm_bindgen_test]
async fn edits_and_forms_leak_nothing() {
    let (current, edited) =
        (js("{ type: 'WEBHOOK', url: 'https://h.example/****', secret: '****' }"), js("{ url: 5, foo: [] }"));
    let (unknown, slack) = ("NO_SUCH_TYPE".into(), "SLACK".into());
    assert_flat(20_000, || {
        prepare_update(&current, &edited);
        pick_view(&unknown, &edited, 0).unwrap_err();
        pick_view(&slack, &edited, 0).unwrap();
    })
    .await;
}

#[wasm_bindgen_test]
async fn big_input_is_given_back() {
    let big = js("{ type: 'WEBHOOK', url: 'x'.repeat(1e6), foo: 'y'.repeat(1e6) }");
    let validate_big = || async {
        validate(&big, &JsValue::UNDEFINED);
        turn().await;
    };
    validate_big().await;
    let before = memory_bytes();
    for _ in 0..30 {
        validate_big().await;
    }
    assert_eq!(memory_bytes(), before);
}
