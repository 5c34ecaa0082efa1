//! Bursts: in any order of calls, answers and refusals, no call is lost and no token is requested twice at once.

use atlas_integrations::core::auth::oauth::{Next, Tokens};
use atlas_integrations::core::error::Error;
use proptest::prelude::*;

use super::support::cases;
use super::tokens::{MINUTE, lives};

/// One thing that happens.
#[derive(Debug, Clone)]
enum Event {
    Begin,
    /// A call that waits looks again.
    Look(usize),
    Answer(bool, u8),
    /// A call's token is refused.
    Refuse(usize),
    /// The clock goes on, or back.
    Clock(i32),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        3 => Just(Event::Begin),
        3 => any::<usize>().prop_map(Event::Look),
        2 => (any::<bool>(), any::<u8>()).prop_map(|(good, minutes)| Event::Answer(good, minutes)),
        1 => any::<usize>().prop_map(Event::Refuse),
        1 => (-90..90).prop_map(Event::Clock),
    ]
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn one_request_at_a_time_and_an_answer_for_all(events in prop::collection::vec(event(), 1..200)) {
        let mut tokens = Tokens::default();
        let (mut clock, mut under_way) = (1_764_000_000_000.0, false);
        let mut calls: Vec<u64> = Vec::new();
        let mut used = Vec::new();
        for event in events {
            let seen = match event {
                Event::Begin => { calls.push(tokens.answers()); tokens.answers() }
                Event::Look(at) if !calls.is_empty() => calls[at % calls.len()],
                Event::Answer(good, minutes) if under_way => {
                    under_way = false;
                    let before = calls.clone();
                    tokens.answered(if good { lives("t", minutes.into()) } else { Err(Error::Network("made up")) }, clock);
                    // Whoever waited gets what came.
                    for seen in before {
                        match tokens.next(seen, clock) {
                            Next::Use(_) => prop_assert!(good),
                            Next::Fail(_) => prop_assert!(!good),
                            Next::Ask | Next::Wait => prop_assert!(false, "an answer was lost"),
                        }
                    }
                    continue;
                }
                Event::Refuse(at) if !used.is_empty() => { tokens.refused(used[at % used.len()]); continue; }
                Event::Clock(minutes) => { clock += f64::from(minutes) * MINUTE; continue; }
                _ => continue,
            };
            match tokens.next(seen, clock) {
                Next::Ask => {
                    prop_assert!(!under_way, "asked for twice at once");
                    under_way = true;
                }
                Next::Wait => prop_assert!(under_way, "nobody asks"),
                Next::Use(pass) => used.push(pass.number),
                Next::Fail(_) => {}
            }
        }
    }
}
