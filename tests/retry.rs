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

use atlas_integrations::core::error::{ApiError, Error};
use atlas_integrations::core::operation::Operation;
use atlas_integrations::core::platform::{HttpUrl, Platform};
use atlas_integrations::core::retry::{Attempts, Failure, Next, Policy, delay_ms, retry_after_ms, shows};
use atlas_integrations::core::table::V1;
use atlas_integrations::core::value::Value;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;
use support::{json::value, platform::HOST, strategies};

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
        ("1.5", Some(2000.0)),
        ("0.001", Some(1000.0)),
        ("2.0", Some(2000.0)),
        ("2.99999999999999999999999999", Some(3000.0)),
        ("Sun, 06 Nov 1994 08:49:37 GMT", Some(5000.0)),
        ("Sunday, 06-Nov-94 08:49:37 GMT", Some(5000.0)),
        ("Sun Nov  6 08:49:37 1994", Some(5000.0)),
        ("Sun, 06 Nov 1994 08:49:00 GMT", Some(0.0)),
        ("", None),
        (" ", None),
        ("-1", None),
        ("1e3", None),
        ("120s", None),
        ("5 minutes", None),
        ("1.", None),
        (".5", None),
        ("1.5.5", None),
        ("1,5", None),
        ("-1.5", None),
        ("99999999999", None),
        ("99999999999999999999999999999999999999999.5", None),
        ("+5", None),
        ("soon", None),
        ("5, 6", None),
    ] {
        assert_eq!(after(header), ms, "{header:?}");
    }
}

/// How an attempt ended, by a name for the table below.
fn ended(how: &str) -> Error {
    let api = |status: u16, code: Option<&str>| {
        let error_code = code.map(str::to_owned);
        Error::Api(Box::new(ApiError { status, error_code, from_atlas: code.is_some(), ..ApiError::default() }))
    };
    match how.split_once(' ') {
        Some((status, code)) => api(status.parse().unwrap(), Some(code)),
        None if how == "lost" => Error::Network("the request failed before an answer came"),
        None if how == "timeout" => Error::Timeout { timeout_ms: 1.0 },
        None if how == "401" => Error::Authentication(Box::new(ApiError { status: 401, ..ApiError::default() }), "no"),
        None => api(how.parse().unwrap(), None),
    }
}

/// What follows the last of these attempts; each of those before it is tried again.
fn follows(operation: Operation, attempts: &[&str]) -> (Next, Error) {
    let mut call = Attempts::new(operation, POLICY);
    let (last, before) = attempts.split_last().unwrap();
    for (index, how) in before.iter().enumerate() {
        assert_eq!(call.number() as usize, index + 1);
        let next = call.after(&mut ended(how), 1.0);
        assert!(matches!(next, Next::Again(_)), "{operation:?} {how}: {next:?}");
    }
    let mut error = ended(last);
    (call.after(&mut error, 1.0), error)
}

const GONE: &str = "404 INTEGRATION_NOT_CONFIGURED";
const THERE: &str = "409 INTEGRATION_ALREADY_CONFIGURED";

/// The table of ERRORS.md: each operation, how its first attempt ended, what the second one meets.
#[test]
fn each_cell_of_the_table_of_repetitions() {
    use Operation::{Create, Delete, Update};
    let lost = ["lost", "timeout", "500", "502", "503", "504"];
    let answers = [
        GONE,
        THERE,
        "404 GROUP_NOT_FOUND",
        "404 RESOURCE_NOT_FOUND",
        "404",
        "409",
        "409 CONFLICT",
        "400 INTEGRATION_FIELDS_INVALID",
        "401",
        "403",
        "407",
    ];
    for answer in answers {
        for first in lost.iter().chain(&["429"]) {
            for operation in Operation::ALL {
                if operation == Create && !matches!(*first, "429" | "503") {
                    continue;
                }
                let expected = match (operation, answer) {
                    (Delete, GONE) if *first != "429" => Next::Done,
                    (Create | Update, THERE) => Next::Look,
                    _ => Next::Fail,
                };
                let (next, error) = follows(operation, &[first, answer]);
                assert_eq!(next, expected, "{operation:?} after {first}: {answer}");
                let marked = matches!(&error, Error::Api(api) if api.after_retry);
                assert_eq!(marked, expected == Next::Look, "{operation:?} after {first}: {answer}");
            }
        }
        // Nothing was repeated, so nothing is taken for anything else.
        for operation in Operation::ALL {
            let (next, error) = follows(operation, &[answer]);
            assert_eq!(next, Next::Fail, "{operation:?}: {answer}");
            assert!(!matches!(&error, Error::Api(api) if api.after_retry));
        }
    }
    // A create is not repeated at all where its answer was lost and it may have been carried out.
    for first in ["lost", "timeout", "500", "502", "504"] {
        assert_eq!(follows(Create, &[first]).0, Next::Fail, "{first}");
    }
    // One lost answer among several attempts is enough, and a refusal after it takes nothing back.
    assert_eq!(follows(Delete, &["500", "429", "429", GONE]).0, Next::Done);
    assert_eq!(follows(Delete, &["429", "lost", GONE]).0, Next::Done);
    assert_eq!(follows(Delete, &["429", "429", GONE]).0, Next::Fail);
    assert_eq!(follows(Create, &["429", "503", "429", THERE]).0, Next::Look);
}

#[test]
fn an_error_that_only_the_caller_can_mend_is_final() {
    for operation in Operation::ALL {
        for mut error in [Error::Aborted, Error::Validation(vec![]), ended("401")] {
            assert_eq!(Attempts::new(operation, POLICY).after(&mut error, 1.0), Next::Fail, "{error:?}");
        }
    }
    let mut call = Attempts::new(Operation::Get, Policy { limit: 1, ..POLICY });
    assert_eq!(call.after(&mut ended("500"), 1.0), Next::Again(250.0));
    assert_eq!((call.number(), call.after(&mut ended("500"), 1.0)), (2, Next::Fail));
}

#[test]
fn a_list_shows_what_was_sent_or_does_not() {
    let key = "0123456789abcdef0123456789abcdef";
    let sent = json!({ "type": "DATADOG", "apiKey": key, "region": "EU" });
    let datadog = V1.integration("DATADOG").unwrap();
    let shown = |views: serde_json::Value| shows(&value(&json!({ "results": views })), datadog, &value(&sent), &HOST);
    let tail = "****************************cdef";
    assert!(shown(json!([{ "type": "SLACK" }, { "id": "1", "type": "DATADOG", "apiKey": tail, "region": "EU" }])));
    assert!(shown(json!([{ "type": "DATADOG", "apiKey": "****cdef", "region": "EU", "sendDatabaseMetrics": true }])));
    for other in [
        json!([]),
        json!([{ "type": "SLACK", "apiKey": tail, "region": "EU" }]),
        json!([{ "type": "DATADOG", "apiKey": "****abcd", "region": "EU" }]),
        json!([{ "type": "DATADOG", "apiKey": tail, "region": "US" }]),
        json!([{ "type": "DATADOG", "apiKey": tail }]),
        json!([{ "type": "DATADOG", "region": "EU" }]),
        // A mask that shows nothing, or only how long it is.
        json!([{ "type": "DATADOG", "apiKey": "****", "region": "EU" }]),
        json!([{ "type": "DATADOG", "apiKey": "*".repeat(32), "region": "EU" }]),
    ] {
        assert!(!shown(other.clone()), "{other}");
    }
    assert!(!shows(&value(&json!(null)), datadog, &value(&sent), &HOST));
    let webhook = V1.integration("WEBHOOK").unwrap();
    let sent = value(&json!({ "type": "WEBHOOK", "url": "https://h.example/made/up/2101" }));
    let shown =
        |url: &str| shows(&value(&json!({ "results": [{ "type": "WEBHOOK", "url": url }] })), webhook, &sent, &HOST);
    assert!(shown("https://h.example/****2101") && shown("https://h.example/made/up/2101"));
    assert!(!shown("https://h.example/****") && !shown("https://other.example/****2101"));
}

/// As JavaScript's `Date.parse`, which finds a date in almost anything; all else is the host's.
struct AnyDate;

impl Platform for AnyDate {
    fn http_url(&self, text: &str) -> Option<HttpUrl> {
        HOST.http_url(text)
    }
    fn print_json(&self, value: &Value) -> String {
        HOST.print_json(value)
    }
    fn parse_json(&self, text: &str) -> Option<Value> {
        HOST.parse_json(text)
    }
    fn http_date_ms(&self, _: &str) -> Option<f64> {
        Some(0.0)
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

    /// Where the parser takes anything for a date long past, as JavaScript's does, only a date makes the wait shorter.
    #[test]
    fn what_is_no_date_never_shortens_a_wait(header in "[-+]?[0-9]{0,30}[.,]?[0-9]{0,30} ?(s|sec|m|min|minutes|h|e3|GMT)?") {
        let asked = retry_after_ms(&header, DATE_MS, &AnyDate);
        let whole = header.split('.').next().unwrap_or_default().trim().parse::<f64>();
        prop_assert!(asked.is_none_or(|ms| whole.is_ok_and(|seconds| ms >= seconds * 1000.0)), "{header:?}: {asked:?}");
    }
}

#[test]
fn what_failed_before_it_was_sent_is_repeated_whatever_it_is() {
    let policy = Policy { limit: 2, max_delay_ms: 20_000.0 };
    for operation in Operation::ALL {
        let mut attempts = Attempts::new(operation, policy);
        let late = Error::Timeout { timeout_ms: 1.0 };
        assert_eq!(attempts.after_nothing_was_sent(&late, 1.0), Next::Again(250.0));
        assert_eq!(attempts.after_nothing_was_sent(&late, 1.0), Next::Again(500.0));
        assert_eq!(attempts.after_nothing_was_sent(&late, 1.0), Next::Fail);
    }
    assert_eq!(Attempts::new(Operation::List, policy).after_nothing_was_sent(&Error::Aborted, 1.0), Next::Fail);
}

#[test]
fn what_was_not_sent_before_is_no_repetition() {
    let policy = Policy { limit: 2, max_delay_ms: 20_000.0 };
    let refused = |status, code: &str| {
        Error::Api(Box::new(ApiError { status, error_code: Some(code.to_owned()), ..ApiError::default() }))
    };
    for (operation, status, code) in [
        (Operation::Create, 409, "INTEGRATION_ALREADY_CONFIGURED"),
        (Operation::Delete, 404, "INTEGRATION_NOT_CONFIGURED"),
    ] {
        let mut attempts = Attempts::new(operation, policy);
        attempts.after_nothing_was_sent(&Error::Timeout { timeout_ms: 1.0 }, 1.0);
        let mut error = refused(status, code);
        assert_eq!(attempts.after(&mut error, 1.0), Next::Fail, "{operation:?}");
        assert!(matches!(error, Error::Api(api) if !api.after_retry));
    }
}
