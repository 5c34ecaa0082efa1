//! Project identifiers.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use atlas_integrations::core::check::{Check, GROUP_ID, Mode};
use atlas_integrations::core::value::Value;
use proptest::prelude::*;
use support::platform::HOST;
use support::{self as made_up, short};

fn code(value: Option<Value>) -> Option<String> {
    let mut check = Check::new(&HOST, Mode::Full);
    check.field(&GROUP_ID, value.as_ref());
    short(&check.issues).pop()
}

#[test]
fn accepts_24_hex_digits_in_either_case() {
    for id in [made_up::GROUP_ID, "5D791C84FF7A2522CC4F9AA1", "000000000000000000000000"] {
        assert_eq!(code(Some(Value::from(id))), None);
    }
}

#[test]
fn says_what_is_wrong() {
    for blank in [None, Some(Value::Null), Some(Value::from("")), Some(Value::from(" \u{feff}"))] {
        assert_eq!(code(blank).as_deref(), Some("groupId required"));
    }
    for odd in [
        "5d791c84ff7a2522cc4f9aa",
        "5d791c84ff7a2522cc4f9aa11",
        "5d791c84ff7a2522cc4f9aag",
        " 5d791c84ff7a2522cc4f9aa1",
        "../../../../etc/passwd/x",
        "5d791c84ff7a2522cc4f9aa1/",
        "\u{ff11}\u{ff11}\u{ff11}\u{ff11}\u{ff11}\u{ff11}\u{ff11}\u{ff11}",
    ] {
        assert_eq!(code(Some(Value::from(odd))).as_deref(), Some("groupId invalid_format"), "{odd}");
    }
    for odd in [Value::Number(5.0), Value::Bool(true), Value::List(vec![]), Value::Object(vec![]), Value::Other] {
        assert_eq!(code(Some(odd)).as_deref(), Some("groupId invalid_type"));
    }
}

proptest! {
    #![proptest_config(support::cases(1000))]

    #[test]
    fn accepts_nothing_but_24_hex_digits(text in prop_oneof![any::<String>(), "[0-9a-fA-F]{22,26}", "[0-9a-g]{24}"]) {
        let good = text.len() == 24 && text.chars().all(|c| c.is_ascii_hexdigit());
        prop_assert_eq!(code(Some(Value::from(text.as_str()))).is_none(), good);
    }
}
