//! A service account's token for many concurrent calls: one request fetches it, and all calls that need it wait for that.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Math, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{future_to_promise, spawn_local};

use super::account::{Granted, ServiceAccount};
use super::answer::{Incoming, refusal};
use super::call::{Call, Lack};
use super::exchange::Exchange;
use super::gate::Waiting;
use super::span::Span;
use crate::core::auth::oauth::{Next, Pass, Tokens, failure};
use crate::core::operation::Operation;
use crate::core::retry::delay_ms;
use crate::core::value::Value;
use crate::js::error::Thrown;
use crate::js::host::now_ms;

/// The token of a client's service account.
pub struct TokenState {
    account: ServiceAccount,
    tokens: RefCell<Tokens>,
    /// The foreign error because of which the last request for a token failed, if there was one.
    cause: RefCell<Option<Value>>,
    waiting: Waiting,
}

impl TokenState {
    pub fn new(account: ServiceAccount) -> Self {
        TokenState { account, tokens: RefCell::default(), cause: RefCell::default(), waiting: Waiting::default() }
    }

    /// Sends a call's request with the token. If the server refuses the token, a new one is fetched, once per call.
    pub async fn send(self: &Rc<Self>, exchange: &Exchange<'_>, url: &str) -> Result<Incoming, Thrown> {
        loop {
            let pass = self.pass(exchange).await?;
            let answer = exchange.send(url, Some(pass.bearer())).await?;
            if answer.status != 401 {
                return Ok(answer);
            }
            self.refused(pass.number);
            if exchange.call.need.refused.replace(true) {
                let why = "the service account's token was refused, and so was a new one";
                return Err(refusal(exchange.call, &answer, why));
            }
        }
    }

    /// How many requests for a token have been answered.
    pub fn answers(&self) -> u64 {
        self.tokens.borrow().answers()
    }

    /// The token for a call that began after `seen` answers; none while it is being requested.
    pub fn look(self: &Rc<Self>, seen: u64) -> Result<Option<Pass>, Thrown> {
        let next = self.tokens.borrow_mut().next(seen, now_ms());
        match next {
            Next::Use(pass) => return Ok(Some(pass)),
            Next::Fail(error) => return Err(Thrown { error, cause: self.cause.borrow().clone() }),
            Next::Ask => spawn_local(Rc::clone(self).ask()),
            Next::Wait => {}
        }
        Ok(None)
    }

    /// The server has refused this token.
    pub fn refused(&self, number: u64) {
        self.tokens.borrow_mut().refused(number);
    }

    /// The texts to scrub from foreign text that are known so far.
    pub fn secrets(&self) -> Vec<String> {
        self.account.secrets()
    }

    /// Revokes the token, if that succeeds within `timeoutMs`, and forgets it.
    async fn close(&self) {
        let Ok(span) = self.account.span() else {
            return;
        };
        if self.tokens.borrow().is_asking(now_ms()) {
            // A token that is just being requested has to be revoked, too. If it takes too long, nothing is revoked.
            let _ = span.race(Ok(self.waiting.woken().into())).await;
        }
        let token = self.tokens.borrow_mut().take();
        if let Some(token) = token {
            // An error is ignored: the token expires within the hour.
            let _ = self.account.revoke(&token, span).await;
        }
    }

    async fn pass(self: &Rc<Self>, exchange: &Exchange<'_>) -> Result<Pass, Thrown> {
        let call = exchange.call;
        let seen = call.need.seen.get().unwrap_or_else(|| self.answers());
        call.need.seen.set(Some(seen));
        loop {
            self.conceal(call);
            match self.look(seen) {
                Ok(Some(pass)) => {
                    call.need.lack.set(Lack::Nothing);
                    return Ok(pass);
                }
                Ok(None) => call.need.lack.set(Lack::Waits),
                Err(thrown) => {
                    call.need.lack.set(Lack::Final);
                    return Err(thrown);
                }
            }
            // This promise never rejects.
            let _ = exchange.span.race(Ok(self.waiting.woken().into())).await?;
        }
    }

    fn conceal(&self, call: &Call) {
        for secret in self.secrets() {
            call.conceal(&secret);
        }
    }

    /// Requests a token independently of any call, so that the others still get it if one call is aborted.
    async fn ask(self: Rc<Self>) {
        let (answer, cause) = match self.granted().await {
            Ok(token) => (Ok(token), None),
            Err(Thrown { error, cause }) => (Err(error), cause),
        };
        self.cause.replace(cause);
        self.tokens.borrow_mut().answered(answer, now_ms());
        self.waiting.wake();
    }

    /// Requests a token, with as many attempts as the policy allows.
    async fn granted(&self) -> Granted {
        let options = self.account.options();
        let mut number = 1;
        loop {
            self.goes_on_for(options.timeout_ms);
            let span = self.account.span()?;
            let thrown = match self.account.ask(span).await {
                Ok(token) => return Ok(token),
                Err(thrown) => thrown,
            };
            // A request for a token can be repeated as safely as one for a list.
            let delay = failure(&thrown.error)
                .and_then(|failure| delay_ms(Operation::List, number, failure, options.policy, Math::random()));
            let Some(delay) = delay else {
                return Err(thrown);
            };
            self.goes_on_for(delay);
            Span::start(&options.transport, delay, None)?.over().await?;
            number += 1;
        }
    }

    /// Notes how long the request may still take, with some time to spare, since a timer may be late.
    fn goes_on_for(&self, ms: f64) {
        const LATE_MS: f64 = 1_000.0;
        self.tokens.borrow_mut().asks_for(ms + LATE_MS, now_ms());
    }
}

/// Revokes the token, if there is one, and forgets it. The promise never rejects.
pub fn close(tokens: &Option<Rc<TokenState>>) -> Promise {
    let tokens = tokens.clone();
    future_to_promise(async move {
        if let Some(tokens) = tokens {
            tokens.close().await;
        }
        Ok(JsValue::UNDEFINED)
    })
}
