//! Properties that hold for any challenge and any arguments.

use crate::header::{parameters, unquoted};
use crate::support::cases;
use atlas_integrations::core::auth::digest::{Credentials, Session, ToSign, authorization};
use proptest::prelude::*;
use std::collections::HashSet;

const PASSWORD: &str = "pass-word-1";

/// Pieces that make up challenges, right and wrong, put together at random: far likelier to get deep into the parser than any text.
fn challenge_like() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "Digest ",
            "Basic ",
            "Negotiate YII=",
            ", ",
            ",",
            " ",
            "=",
            "\"",
            "\\",
            "\\\"",
            "\r\n",
            "\0",
            "realm=",
            "nonce=",
            "realm=\"r\"",
            "nonce=\"n\"",
            "qop=\"auth\"",
            "qop=auth-int",
            "qop=\"x\"",
            "auth",
            "algorithm=MD5-sess",
            "algorithm=SHA-512-256",
            "algorithm=X",
            "opaque=\"o\"",
            "userhash=true",
            "stale=true",
            "é",
            "✓",
            PASSWORD,
            "nextnonce=\"b\"",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn quote(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

/// What a quoted string of a header can hold.
const HEADER_TEXT: &str = "[\t -~\u{80}-\u{ff}]{1,40}";

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn no_text_makes_it_panic_and_each_answer_is_a_header_without_the_password(
        challenges in prop::collection::vec(challenge_like(), 0..4),
        username in any::<String>(), method in any::<String>(), uri in any::<String>(), cnonce in any::<String>(), nc in any::<u32>(),
    ) {
        let challenges: Vec<&str> = challenges.iter().map(String::as_str).collect();
        let credentials = Credentials::new(username.clone(), PASSWORD);
        let request = ToSign { method: &method, uri: &uri, body: method.as_bytes() };
        let mut session = Session::new(Credentials::new(username, PASSWORD));
        let received = session.receive(&challenges);
        match authorization(&challenges, &credentials, &request, &cnonce, nc) {
            Ok(header) => {
                parameters(&header);
                // A server that puts the password into its own nonce gets it back, as it must.
                prop_assert!(!header.contains(PASSWORD) || challenges.concat().contains(PASSWORD));
                received.unwrap();
            }
            Err(error) => {
                let shown = format!("{error}{error:?}");
                prop_assert!(!shown.contains(PASSWORD));
            }
        }
        session.is_stale(&challenges);
        for challenge in challenges {
            session.receive_info(challenge);
        }
        if let Ok(Some(signed)) = session.authorize(&request, &cnonce) {
            parameters(&signed.header);
        }
    }

    #[test]
    fn what_a_challenge_says_comes_back_as_it_was(realm in HEADER_TEXT, nonce in HEADER_TEXT, opaque in HEADER_TEXT) {
        let challenge = format!("Digest realm={}, nonce={}, opaque={}", quote(&realm), quote(&nonce), quote(&opaque));
        let request = ToSign { method: "GET", uri: "/", body: b"" };
        let header = authorization(&[&challenge], &Credentials::new("u", PASSWORD), &request, "c", 1).unwrap();
        let parameters = parameters(&header);
        prop_assert_eq!(unquoted(&parameters["realm"]), realm);
        prop_assert_eq!(unquoted(&parameters["nonce"]), nonce);
        prop_assert_eq!(unquoted(&parameters["opaque"]), opaque);
    }

    #[test]
    fn what_the_caller_gives_comes_back_as_it_was(username in "[\t -~]{0,40}", uri in "[\t -~]{0,40}", cnonce in "[\t -~]{0,40}") {
        let request = ToSign { method: "GET", uri: &uri, body: b"" };
        let challenge = r#"Digest realm="r", nonce="n", qop="auth""#;
        let header = authorization(&[challenge], &Credentials::new(username.clone(), PASSWORD), &request, &cnonce, 1).unwrap();
        let parameters = parameters(&header);
        prop_assert_eq!(unquoted(&parameters["username"]), username);
        prop_assert_eq!(unquoted(&parameters["uri"]), uri);
        prop_assert_eq!(unquoted(&parameters["cnonce"]), cnonce);
    }

    #[test]
    fn no_count_is_used_twice_for_a_nonce(steps in prop::collection::vec((0u8..3, "[a-h]"), 1..200)) {
        let mut session = Session::new(Credentials::new("u", PASSWORD));
        let mut used = HashSet::new();
        for (step, nonce) in steps {
            match step {
                0 => session.receive(&[&format!(r#"Digest realm="r", nonce="{nonce}", qop="auth""#)]).unwrap(),
                1 => session.receive_info(&format!(r#"nextnonce="{nonce}""#)),
                _ => if let Some(signed) = session.authorize(&ToSign { method: "GET", uri: "/", body: b"" }, "c").unwrap() {
                    let parameters = parameters(&signed.header);
                    prop_assert!(used.insert((parameters["nonce"].clone(), parameters["nc"].clone())));
                }
            }
        }
    }
}
