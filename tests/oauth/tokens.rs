//! One token for many calls: when it serves, and when the next is asked for.

use atlas_integrations::core::auth::oauth::{Next, Token, Tokens};
use atlas_integrations::core::error::Error;
use atlas_integrations::core::secret::Secret;

pub const MINUTE: f64 = 60_000.0;
const NOW: f64 = 1_764_000_000_000.0;

pub fn lives(value: &str, minutes: f64) -> Result<Token, Error> {
    Ok(Token { value: Secret::new(value), lifetime_ms: minutes * MINUTE })
}

/// What a call does that begins now, in short.
pub fn now(tokens: &mut Tokens, now_ms: f64) -> String {
    let seen = tokens.answers();
    said(tokens.next(seen, now_ms))
}

pub fn said(next: Next) -> String {
    match next {
        Next::Use(pass) => format!("use {}", pass.token.reveal()),
        Next::Ask => "ask".to_owned(),
        Next::Wait => "wait".to_owned(),
        Next::Fail(error) => format!("fail {}", error.code()),
    }
}

#[test]
fn the_first_call_asks_and_the_others_wait() {
    let mut tokens = Tokens::default();
    assert_eq!([now(&mut tokens, NOW), now(&mut tokens, NOW), now(&mut tokens, NOW)], ["ask", "wait", "wait"]);
    tokens.answered(lives("one", 60.0), NOW);
    assert_eq!(now(&mut tokens, NOW), "use one");
}

#[test]
fn it_serves_until_five_minutes_before_its_end() {
    let mut tokens = Tokens::default();
    now(&mut tokens, NOW);
    tokens.answered(lives("one", 60.0), NOW);
    assert_eq!(now(&mut tokens, NOW + 55.0 * MINUTE - 1.0), "use one");
    assert_eq!(now(&mut tokens, NOW + 55.0 * MINUTE), "ask");
    // One that is on its way is enough.
    assert_eq!(now(&mut tokens, NOW + 56.0 * MINUTE), "wait");
    tokens.answered(lives("two", 60.0), NOW + 56.0 * MINUTE);
    assert_eq!(now(&mut tokens, NOW + 57.0 * MINUTE), "use two");
}

#[test]
fn a_short_one_serves_those_who_waited_for_it() {
    let mut tokens = Tokens::default();
    let seen = tokens.answers();
    assert_eq!(said(tokens.next(seen, NOW)), "ask");
    tokens.answered(lives("short", 4.0), NOW);
    // A call that begins later asks for the next, and takes nothing from them.
    assert_eq!(now(&mut tokens, NOW), "ask");
    assert_eq!(said(tokens.next(seen, NOW)), "use short");
    assert_eq!(said(tokens.next(seen, NOW)), "use short");
}

#[test]
fn a_refused_one_is_asked_for_once_more() {
    let mut tokens = Tokens::default();
    now(&mut tokens, NOW);
    tokens.answered(lives("one", 60.0), NOW);
    let seen = tokens.answers();
    let Next::Use(pass) = tokens.next(seen, NOW) else { panic!("it serves") };
    tokens.refused(pass.number);
    assert_eq!([said(tokens.next(seen, NOW)), said(tokens.next(seen, NOW))], ["ask", "wait"]);
    tokens.answered(lives("two", 60.0), NOW);
    // The refusal of the first, which comes late, does not take the second away.
    tokens.refused(pass.number);
    assert_eq!(said(tokens.next(seen, NOW)), "use two");
}

#[test]
fn a_failure_is_for_all_who_waited_and_for_nobody_else() {
    let mut tokens = Tokens::default();
    let seen = tokens.answers();
    assert_eq!([said(tokens.next(seen, NOW)), said(tokens.next(seen, NOW))], ["ask", "wait"]);
    tokens.answered(Err(Error::Network("made up")), NOW);
    assert_eq!([said(tokens.next(seen, NOW)), said(tokens.next(seen, NOW))], ["fail network", "fail network"]);
    assert_eq!(now(&mut tokens, NOW), "ask");
}

#[test]
fn a_clock_that_steps_does_not_lock_anybody_out() {
    let mut tokens = Tokens::default();
    now(&mut tokens, NOW);
    tokens.answered(lives("one", 60.0), NOW);
    // A second back is nothing; an hour back is asked about once, and then it serves again.
    assert_eq!(now(&mut tokens, NOW - 1_000.0), "use one");
    assert_eq!(now(&mut tokens, NOW - 60.0 * MINUTE), "ask");
    tokens.answered(lives("two", 60.0), NOW - 60.0 * MINUTE);
    assert_eq!(now(&mut tokens, NOW - 59.0 * MINUTE), "use two");
    // The machine slept for a night.
    assert_eq!(now(&mut tokens, NOW + 600.0 * MINUTE), "ask");
}

#[test]
fn what_is_given_back_is_gone() {
    let mut tokens = Tokens::default();
    assert!(tokens.take().is_none());
    now(&mut tokens, NOW);
    tokens.answered(lives("one", 60.0), NOW);
    assert_eq!(tokens.take().unwrap().reveal(), "one");
    assert!(tokens.take().is_none());
    assert_eq!(now(&mut tokens, NOW), "ask");
}

#[test]
fn whom_nobody_minds_any_more_is_not_waited_for() {
    let mut tokens = Tokens::default();
    assert_eq!(now(&mut tokens, NOW), "ask");
    tokens.asks_for(30_000.0, NOW);
    assert!(tokens.is_asking(NOW + 29_999.0));
    assert_eq!(now(&mut tokens, NOW + 29_999.0), "wait");
    // Said again at each attempt.
    tokens.asks_for(30_000.0, NOW + 29_999.0);
    assert_eq!(now(&mut tokens, NOW + 59_000.0), "wait");
    assert_eq!(now(&mut tokens, NOW + 60_000.0), "ask");
    tokens.asks_for(30_000.0, NOW + 60_000.0);
    // By a clock that was set back an hour the wait would not end.
    assert!(!tokens.is_asking(NOW - 60.0 * MINUTE));
    tokens.answered(lives("late", 60.0), NOW + 61_000.0);
    assert_eq!(now(&mut tokens, NOW + 62_000.0), "use late");
}
