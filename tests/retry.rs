//! Retries: whether and when, exactly, and without waiting.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use atlas_integrations::core::operation::Operation;
use atlas_integrations::core::retry::{Failure, Policy, delay_ms, retry_after_ms};
use proptest::prelude::*;
use proptest::sample::select;
use support::{platform::HOST, strategies};

const POLICY: Policy = Policy { limit: 10, max_delay_ms: 20_000.0 };

fn status(status: u16) -> Failure {
    Failure::Status { status, retry_after_ms: None }
}

fn asks(status: u16, ms: f64) -> Failure {
    Failure::Status { status, retry_after_ms: Some(ms) }
}

fn delay(operation: Operation, attempt: u32, failure: Failure, random: f64) -> Option<f64> {
    delay_ms(operation, attempt, failure, POLICY, random)
}

#[test]
fn the_default_is_two_more_attempts_and_20_seconds() {
    assert_eq!(Policy::default(), Policy { limit: 2, max_delay_ms: 20_000.0 });
    let policy = Policy::default();
    let after = |attempt| delay_ms(Operation::List, attempt, status(503), policy, 1.0);
    assert_eq!([after(1), after(2), after(3)], [Some(250.0), Some(500.0), None]);
    assert_eq!(delay_ms(Operation::List, 1, status(503), Policy { limit: 0, ..policy }, 1.0), None);
}

#[test]
fn back_off_doubles_and_is_spread_over_half() {
    let waits = |random| {
        (1..=10).map(|attempt| delay(Operation::Get, attempt, Failure::NoAnswer, random).unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(waits(1.0), [250.0, 500.0, 1000.0, 2000.0, 4000.0, 8000.0, 16000.0, 20000.0, 20000.0, 20000.0]);
    assert_eq!(waits(0.0), [125.0, 250.0, 500.0, 1000.0, 2000.0, 4000.0, 8000.0, 16000.0, 20000.0, 20000.0]);
    assert_eq!(delay(Operation::Get, 1, Failure::NoAnswer, 0.5), Some(187.5));
}

#[test]
fn retry_after_is_obeyed_up_to_the_longest_wait() {
    for code in [429, 503] {
        for operation in Operation::ALL {
            assert_eq!(delay(operation, 1, asks(code, 0.0), 0.5), Some(0.0));
            assert_eq!(delay(operation, 9, asks(code, 3000.0), 0.5), Some(3000.0));
            assert_eq!(delay(operation, 1, asks(code, 20_000.0), 0.5), Some(20_000.0));
            assert_eq!(delay(operation, 1, asks(code, 20_001.0), 0.5), None, "the error comes at once");
            assert_eq!(delay(operation, 1, status(code), 1.0), Some(250.0), "without the header they back off");
        }
    }
}

#[test]
fn other_failures_back_off_but_for_create() {
    for operation in Operation::ALL {
        let expected = (operation != Operation::Create).then_some(250.0);
        for failure in [status(500), status(502), status(504), Failure::NoAnswer, asks(500, 7.0)] {
            assert_eq!(delay(operation, 1, failure, 1.0), expected, "{operation:?} {failure:?}");
        }
    }
}

#[test]
fn what_will_not_change_is_final() {
    for code in [0, 200, 301, 400, 401, 403, 404, 405, 409, 410, 415, 422, 501, 505, 599] {
        for operation in Operation::ALL {
            assert_eq!(delay(operation, 1, status(code), 1.0), None, "{code}");
            assert_eq!(delay(operation, 1, asks(code, 1.0), 1.0), None, "{code}");
        }
    }
}

/// Sun, 06 Nov 1994 08:49:37 GMT.
const DATE_MS: f64 = 784_111_777_000.0;

#[test]
fn retry_after_is_seconds_or_a_date() {
    let after = |header: &str| retry_after_ms(header, DATE_MS - 5000.0, &HOST);
    for (header, ms) in [
        ("0", Some(0.0)),
        ("120", Some(120_000.0)),
        (" 7\t", Some(7000.0)),
        ("007", Some(7000.0)),
        ("9999999999", Some(9_999_999_999_000.0)),
        ("Sun, 06 Nov 1994 08:49:37 GMT", Some(5000.0)),
        ("Sunday, 06-Nov-94 08:49:37 GMT", Some(5000.0)),
        ("Sun Nov  6 08:49:37 1994", Some(5000.0)),
        ("Sun, 06 Nov 1994 08:49:00 GMT", Some(0.0)),
        ("", None),
        (" ", None),
        ("-1", None),
        ("1.5", None),
        ("1e3", None),
        ("+5", None),
        ("soon", None),
        ("5, 6", None),
    ] {
        assert_eq!(after(header), ms, "{header:?}");
    }
}

fn failure() -> impl Strategy<Value = Failure> {
    let asked = prop_oneof![Just(None), any::<f64>().prop_map(|ms| Some(ms.abs())), (0.0..30_000.0).prop_map(Some)];
    prop_oneof![
        Just(Failure::NoAnswer),
        (any::<u16>(), asked.clone()).prop_map(|(status, retry_after_ms)| Failure::Status { status, retry_after_ms }),
        (select(vec![429, 503, 500]), asked)
            .prop_map(|(status, retry_after_ms)| Failure::Status { status, retry_after_ms }),
    ]
}

proptest! {
    #![proptest_config(support::cases(1000))]

    #[test]
    fn no_wait_is_longer_than_the_longest(
        operation in strategies::operation(),
        attempt in any::<u32>(),
        failure in failure(),
        random in 0.0..=1.0,
        limit in any::<u32>(),
        max_delay_ms in 0.0..1e9,
    ) {
        if let Some(ms) = delay_ms(operation, attempt, failure, Policy { limit, max_delay_ms }, random) {
            prop_assert!((0.0..=max_delay_ms).contains(&ms) && attempt <= limit, "{ms}");
        }
    }

    #[test]
    fn any_header_is_survived(header in any::<String>(), now in any::<f64>()) {
        retry_after_ms(&header, now, &HOST);
    }
}
