//! What cannot be answered is a clear error, which says what was offered and never a secret.

use atlas_integrations::core::auth::digest::{Credentials, DigestError, Session, ToSign, authorization};

const REQUEST: ToSign<'_> = ToSign { method: "GET", uri: "/", body: b"" };

fn refusal(challenges: &[&str]) -> DigestError {
    let credentials = Credentials::new("user", "pass-word-1");
    authorization(challenges, &credentials, &REQUEST, "cnonce", 1).expect_err("should not be answered")
}

#[test]
fn each_refusal_says_what_was_offered() {
    let rows: &[(&[&str], &str)] = &[
        (&[], "the server sent no challenge that digest authentication could answer"),
        (&[""], "the server sent no challenge that digest authentication could answer"),
        (&[" , ,"], "the server sent no challenge that digest authentication could answer"),
        (
            &[r#"realm="r", nonce="n", qop="auth""#],
            "the server sent no challenge that digest authentication could answer",
        ),
        (&[r#"Basic realm="r""#], "the server offers no digest authentication, only `Basic`"),
        (
            &[r#"Basic realm="Digest", Negotiate YIIB, NTLM TlRMTVNTUAAC"#, "Bearer"],
            "the server offers no digest authentication, only `Basic`, `Negotiate`, `NTLM`, `Bearer`",
        ),
        (&["Digest"], "the server's digest challenge has no `realm`"),
        (&[r#"Digest nonce="n", qop="auth""#], "the server's digest challenge has no `realm`"),
        (&[r#"Digest realm="r", qop="auth""#], "the server's digest challenge has no `nonce`"),
        (&[r#"Digest realm="r", nonce="", qop="auth""#], "the server's digest challenge has no `nonce`"),
        (
            &[r#"Digest realm="r", nonce="n", qop="auth", algorithm=SHA-512"#],
            "the server offers digest authentication only with an unknown algorithm: `SHA-512`",
        ),
        (
            &[
                r#"Digest realm="r", nonce="n", algorithm=SHA-512, Digest realm="r", nonce="n", algorithm="SHA3 x""#,
                r#"Digest realm="r", algorithm=MD5-session"#,
            ],
            "the server offers digest authentication only with an unknown algorithm: `SHA-512`, `SHA3 x`, `MD5-session`",
        ),
        (
            &[r#"Digest realm="r", nonce="n", qop="auth-conf, token""#],
            "the server's digest challenge offers neither `auth` nor `auth-int` as qop, only `auth-conf, token`",
        ),
        (&[r#"Digest realm="r", nonce="n", qop="aut"#], "the server's digest challenge is cut off in its `qop`"),
        (
            &[r#"Digest realm="r", nonce="n", qop="auth", opaque="\"#],
            "the server's digest challenge is cut off in its `opaque`",
        ),
        (
            &["Digest realm=\"r\r\nSet-Cookie: a=b\", nonce=\"n\", qop=\"auth\""],
            "the digest's `realm` contains a character that a header cannot carry",
        ),
        (
            &["Digest realm=\"r\", nonce=\"n\0\", qop=\"auth\""],
            "the digest's `nonce` contains a character that a header cannot carry",
        ),
        (
            &["Digest realm=\"r\", nonce=\"n\", qop=\"auth\", opaque=\"\u{2713}\""],
            "the digest's `opaque` contains a character that a header cannot carry",
        ),
    ];
    for (challenges, message) in rows {
        assert_eq!(refusal(challenges).to_string(), *message, "{challenges:?}");
    }
}

#[test]
fn of_several_refusals_the_first_is_told() {
    let error = refusal(&[r#"Digest realm="r", algorithm=MD5"#, r#"Digest nonce="n", algorithm=SHA-256"#]);
    assert_eq!(error, DigestError::NoNonce);
}

#[test]
fn a_cnonce_that_no_header_can_carry_is_refused() {
    let credentials = Credentials::new("user", "pass-word-1");
    let challenge = [r#"Digest realm="r", nonce="n", qop="auth""#];
    for cnonce in ["a\r\nb", "\u{e9}", "\u{7f}"] {
        let error = DigestError::IllegalCharacter { parameter: "cnonce" };
        assert_eq!(authorization(&challenge, &credentials, &REQUEST, cnonce, 1), Err(error.clone()));
        let mut session = Session::new(Credentials::new("user", "pass-word-1"));
        session.receive(&challenge).unwrap();
        assert_eq!(session.authorize(&REQUEST, cnonce).unwrap_err(), error);
    }
}

#[test]
fn a_server_that_repeats_the_password_gets_it_masked() {
    for challenge in [
        r#"Digest realm="r", nonce="n", algorithm="xpass-word-1x""#,
        r#"Digest realm="r", nonce="n", qop="xpass-word-1x""#,
        r#"Digest realm="r", nonce="n", xpass-word-1x="cut off"#,
        "xpass-word-1x",
    ] {
        let error = refusal(&[challenge]);
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains("pass-word-1") && shown.contains("x****x"), "{shown}");
    }
}

#[test]
fn what_the_server_offers_is_shown_short_and_printable() {
    let long = format!("Digest realm=\"r\", nonce=\"n\", algorithm=\"a\u{1b}[31m\n\u{e9}{}\"", "x".repeat(10_000));
    let message = refusal(&[&long]).to_string();
    assert!(message.len() < 200 && message.contains("`a?[31m??xxx"), "{message}");
    let many = vec!["Basic"; 10_000];
    assert!(refusal(&many).to_string().len() < 200);
}

#[test]
fn debug_shows_no_secret() {
    let mut session = Session::new(Credentials::new("some-user", "pass-word-1"));
    session.receive(&[r#"Digest realm="r", nonce="n", qop="auth", algorithm=MD5-sess"#]).unwrap();
    let request = ToSign { body: b"body-secret", ..REQUEST };
    let signed = session.authorize(&request, "cnonce").unwrap().unwrap();
    let credentials = Credentials::new("some-user", "pass-word-1");
    let shown = format!("{credentials:?} {session:?} {signed:?} {request:?}");
    // The long one is H(A1), which is as good as the password.
    for secret in ["pass-word-1", "some-user", "body-secret", "response", "38d15201a57341b400046d79e9d3aefd"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}
