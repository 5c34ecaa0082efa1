//! The session beyond its vectors: errors, generations, memory, exhaustion.

use crate::header::parameters;
use atlas_integrations::core::auth::digest::{Credentials, DigestError, Session, ToSign};

const REQUEST: ToSign<'_> = ToSign { method: "GET", uri: "/", body: b"" };

fn session() -> Session {
    Session::new(Credentials::new("user", "pass-word-1"))
}

fn challenge(nonce: &str) -> String {
    format!(r#"Digest realm="r", nonce="{nonce}", qop="auth""#)
}

fn nonce_and_count(session: &mut Session) -> (String, String) {
    let signed = session.authorize(&REQUEST, "cnonce").unwrap().expect("a challenge");
    let parameters = parameters(&signed.header);
    (parameters["nonce"].trim_matches('"').to_owned(), parameters["nc"].clone())
}

fn pair(nonce: &str, nc: &str) -> (String, String) {
    (nonce.to_owned(), nc.to_owned())
}

#[test]
fn nothing_is_signed_before_the_first_challenge() {
    let mut session = session();
    assert!(session.authorize(&REQUEST, "cnonce").unwrap().is_none());
    session.receive_info(r#"nextnonce="a""#);
    assert!(session.authorize(&REQUEST, "cnonce").unwrap().is_none());
    assert_eq!(session.generation(), 0);
}

#[test]
fn a_challenge_that_cannot_be_answered_keeps_the_old_nonce_and_its_count() {
    let mut session = session();
    session.receive(&[&challenge("a")]).unwrap();
    assert_eq!(nonce_and_count(&mut session), pair("a", "00000001"));
    assert_eq!(session.receive(&[r#"Digest realm="r""#]), Err(DigestError::NoNonce));
    assert_eq!(nonce_and_count(&mut session), pair("a", "00000002"));
    assert_eq!(session.generation(), 1);
}

#[test]
fn the_generation_goes_up_with_each_other_nonce() {
    let mut session = session();
    let mut generations = Vec::new();
    for nonce in ["a", "a", "b", "a", "a"] {
        session.receive(&[&challenge(nonce)]).unwrap();
        assert_eq!(session.authorize(&REQUEST, "c").unwrap().unwrap().generation, session.generation());
        generations.push(session.generation());
    }
    session.receive_info(r#"nextnonce="a""#);
    generations.push(session.generation());
    session.receive_info(r#"nextnonce="c""#);
    generations.push(session.generation());
    assert_eq!(generations, [1, 1, 2, 3, 3, 3, 4]);
}

#[test]
fn a_thousand_requests_use_one_nonce_and_a_thousand_counts() {
    let mut session = session();
    session.receive(&[&challenge("a")]).unwrap();
    for count in 1..=1000 {
        assert_eq!(nonce_and_count(&mut session), pair("a", &format!("{count:08x}")));
    }
}

#[test]
fn earlier_nonces_are_remembered_but_not_for_ever() {
    let mut session = session();
    for index in 0..16 {
        session.receive(&[&challenge(&format!("n{index}"))]).unwrap();
        nonce_and_count(&mut session);
    }
    session.receive(&[&challenge("n0")]).unwrap();
    assert_eq!(nonce_and_count(&mut session), pair("n0", "00000002"));
    // The one that was not used for longest makes room.
    session.receive(&[&challenge("new")]).unwrap();
    session.receive(&[&challenge("n1")]).unwrap();
    assert_eq!(nonce_and_count(&mut session), pair("n1", "00000001"));
    session.receive(&[&challenge("n0")]).unwrap();
    assert_eq!(nonce_and_count(&mut session), pair("n0", "00000003"));
}

#[test]
fn stale_is_read_from_any_digest_challenge() {
    let session = session();
    let rows: &[(&[&str], bool)] = &[
        (&[r#"Digest realm="r", nonce="n", stale=true"#], true),
        (&[r#"Digest realm="r", nonce="n", Stale="TRUE""#], true),
        (&[r#"Digest realm="r", nonce="n", stale=false"#], false),
        (&[r#"Digest realm="r", nonce="n""#], false),
        (&[r#"Digest realm="stale=true", nonce="n""#], false),
        (&[r#"Basic realm="r", stale=true"#, r#"Digest realm="r", nonce="n""#], false),
        (&[r#"Digest realm="r", nonce="n", algorithm=SHA-512, stale=true"#, "Basic"], true),
        (&[], false),
    ];
    for (challenges, stale) in rows {
        assert_eq!(session.is_stale(challenges), *stale, "{challenges:?}");
    }
}
