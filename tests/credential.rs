//! Credentials: what a file, an environment or a shell leaves around them is refused by name and reason.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use atlas_integrations::core::check::{Check, Mode};
use atlas_integrations::core::issue::Issue;
use atlas_integrations::core::table::required;
use atlas_integrations::core::value::Value;
use proptest::prelude::*;
use support::platform::{HOST, Host};
use support::short;

fn issues(check: impl Fn(&mut Check<'_, Host>)) -> Vec<Issue> {
    let mut checked = Check::new(&HOST, Mode::Full);
    checked.inside = Some("auth");
    check(&mut checked);
    checked.issues
}

fn credential(text: &str) -> Vec<Issue> {
    issues(|check| check.credential("privateKey", text))
}

fn token(text: &str) -> Vec<Issue> {
    issues(|check| check.token("token", text))
}

#[test]
fn what_is_around_a_credential_is_refused_by_name_and_reason() {
    for (text, reason) in [
        ("made-up\n", "line break"),
        ("made-up\r\n", "line break"),
        ("\nmade-up", "white space"),
        ("made-up ", "white space"),
        ("\tmade-up", "white space"),
        ("made-up\u{a0}", "white space"),
        ("made-up\0", "control character"),
        ("\u{1b}made-up", "control character"),
        ("made-up\u{85}", "control character"),
        ("\u{200b}made-up", "an invisible character"),
        ("made-up\u{2060}", "an invisible character"),
        ("\u{feff}made-up", "byte order mark"),
        ("made-up\u{feff}", "byte order mark"),
        ("\u{feff}made-up\r\n", "byte order mark"),
        ("ï»¿made-up", "byte order mark"),
        ("\"made-up\"", "quotes"),
        ("'made-up'", "quotes"),
        ("`made-up`", "quotes"),
        ("“made-up”", "quotes"),
        ("\"\"", "quotes"),
    ] {
        for (found, name) in [(credential(text), "privateKey"), (token(text), "token")] {
            assert_eq!(short(&found), [format!("auth.{name} invalid_format")], "{text:?}");
            let message = &found[0].message;
            assert!(message.starts_with(&format!("`auth.{name}` ")) && message.contains(reason), "{text:?}: {message}");
            assert!(!message.contains("made-up"), "{message}");
        }
    }
    assert_eq!(
        credential("\u{feff}\"made-up\"\r\n")[0].message,
        "`auth.privateKey` has a byte order mark and ends in a line break and has quotes around it: give it alone"
    );
    let mut alone = Check::new(&HOST, Mode::Full);
    alone.credential("password", " x");
    assert_eq!(alone.issues[0].message, "`password` has white space around it: give it alone");
}

#[test]
fn what_belongs_to_a_credential_is_taken() {
    for text in
        ["a", "\"", "made up", "\"made-up", "made\"up", "it's", "'a\"", "ключ", "密码", "a\tb", "mdb_sa_sk_x", ""]
    {
        assert_eq!(short(&credential(text)), [""; 0], "{text:?}");
    }
    for text in ["a.b-c_d~e+f/g==", "\"", "eyJ.x"] {
        assert_eq!(short(&token(text)), [""; 0], "{text:?}");
    }
}

#[test]
fn one_thing_is_said_of_each() {
    let field = required("token");
    let found = issues(|check| {
        check.field(&field, Some(&Value::from(" \n")));
        check.token("token", " \n");
        check.credential("token", " \n");
    });
    assert_eq!(short(&found), ["auth.token required"]);
}

#[test]
fn a_token_is_visible_ascii() {
    for text in ["two words", "two\nlines", "snow☃man"] {
        let found = token(text);
        assert_eq!(short(&found), ["auth.token invalid_format"], "{text:?}");
        assert_eq!(found[0].message, "`auth.token` must be printable ASCII characters without white space");
    }
}

proptest! {
    #![proptest_config(support::cases(500))]

    #[test]
    fn no_message_repeats_a_credential(text in "[ \n\u{feff}\"]?zq[ -~]{6,20}[ \n\0\"]?") {
        for issue in credential(&text).into_iter().chain(token(&text)) {
            prop_assert!(!issue.message.contains(text.trim()), "{}", issue.message);
        }
    }

    /// Only its ends are checked, except for a byte order mark, which is wrong anywhere.
    #[test]
    fn what_begins_and_ends_well_is_taken(text in "[a-zA-Z0-9][^\u{feff}]{0,20}[a-zA-Z0-9]") {
        prop_assert_eq!(short(&credential(&text)), [""; 0]);
    }
}

#[test]
fn an_id_ends_at_its_colon_in_basic() {
    let issues_of = |id: &str| {
        let mut check = Check::new(&HOST, Mode::Full);
        check.inside = Some("auth");
        check.client_id("clientId", id);
        check.issues.into_iter().map(|issue| issue.message).collect::<Vec<_>>()
    };
    assert!(issues_of("mdb_sa_id_made_up").is_empty());
    assert_eq!(issues_of("id:secret"), ["`auth.clientId` must not contain a colon: give the id alone"]);
    assert_eq!(issues_of("id:secret\n"), ["`auth.clientId` ends in a line break: give it alone"]);
}
