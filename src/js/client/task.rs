//! Futures that wait for JavaScript. A task waits for one thing at a time, and span.js tells when that has come.
//!
//! wasm-bindgen-futures would wait for any promise, with two closures for each, which the garbage collector has to watch, and by way of
//! `queueMicrotask`: a third of what a call costs besides its request.

use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::mem::replace;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use crate::js::convert::call;

type Task = Pin<Box<dyn Future<Output = ()>>>;

#[derive(Default)]
struct Tasks {
    /// By number; none where a task is running, or was.
    waiting: Vec<Option<Task>>,
    /// The numbers of those that are done.
    free: Vec<usize>,
}

thread_local! {
    static TASKS: RefCell<Tasks> = RefCell::default();
    /// The task that runs.
    static RUNNING: Cell<usize> = const { Cell::new(0) };
    /// What the task that runs has waited for.
    static OUTCOME: Cell<JsValue> = const { Cell::new(JsValue::UNDEFINED) };
    static RESUME: JsValue = Closure::<dyn Fn(usize, JsValue)>::new(resume).into_js_value();
}

/// Runs a task, until it waits for the first time.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    let number = TASKS.with_borrow_mut(|tasks| {
        tasks.free.pop().unwrap_or_else(|| {
            tasks.waiting.push(None);
            tasks.waiting.len() - 1
        })
    });
    run(number, Box::pin(task));
}

/// Runs a task whose end is a promise's.
pub fn promise(work: impl Future<Output = Result<JsValue, JsValue>> + 'static) -> Promise {
    let mut work = Some(work);
    Promise::new(&mut |resolve, reject| {
        if let Some(work) = work.take() {
            spawn(async move {
                let (settle, value) = match work.await {
                    Ok(value) => (resolve, value),
                    Err(error) => (reject, error),
                };
                // A promise's own functions do not throw.
                let _ = call(&settle, &JsValue::UNDEFINED, &value);
            });
        }
    })
}

/// What JavaScript calls, once, with the number that `start` is given and what has come.
pub async fn outcome(start: impl FnOnce(usize)) -> JsValue {
    start(RUNNING.get());
    let mut waits = false;
    poll_fn(|_| if replace(&mut waits, true) { Poll::Ready(OUTCOME.take()) } else { Poll::Pending }).await
}

/// The function that does so.
pub fn resume_function() -> JsValue {
    RESUME.with(Clone::clone)
}

fn resume(number: usize, outcome: JsValue) {
    let task = TASKS.with_borrow_mut(|tasks| tasks.waiting.get_mut(number).and_then(Option::take));
    if let Some(task) = task {
        OUTCOME.set(outcome);
        run(number, task);
    }
}

fn run(number: usize, mut task: Task) {
    // A task may begin within another one: its `fetch` is the user's, who may call whatever they like.
    let outer = RUNNING.replace(number);
    // Nobody wakes it but `resume`.
    let polled = task.as_mut().poll(&mut Context::from_waker(Waker::noop()));
    RUNNING.set(outer);
    TASKS.with_borrow_mut(|tasks| match polled {
        Poll::Ready(()) => tasks.free.push(number),
        Poll::Pending => {
            if let Some(place) = tasks.waiting.get_mut(number) {
                *place = Some(task);
            }
        }
    });
}
