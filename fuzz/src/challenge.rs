//! Digest challenges: whatever a server sends, the result is a header that a server accepts, or an error without the password.

use std::collections::HashSet;

use atlas_integrations::core::auth::digest::{Credentials, DigestError, Session, ToSign, authorization};

use crate::input::Input;
use crate::seeds::SEEDS;
use crate::server::{Given, accept, read};

const PASSWORD: &str = "zq-pass-word-zq";

const PIECES: &[&str] = &[
    "Digest ",
    "Basic ",
    "Negotiate YII=",
    ",",
    ", ",
    " ",
    "\t",
    "=",
    "\"",
    "\\",
    "\\\"",
    "\r\n",
    "\0",
    "\u{7f}",
    "é",
    "✓",
    "realm=",
    "nonce=",
    "realm=\"r\"",
    "nonce=\"n\"",
    "qop=\"auth\"",
    "qop=auth-int,auth",
    "qop=\"x\"",
    "algorithm=MD5-sess",
    "algorithm=SHA-256",
    "algorithm=SHA-512-256-sess",
    "algorithm=X",
    "opaque=\"o\"",
    "userhash=true",
    "stale=true",
    "domain=\"/\"",
    "nextnonce=\"b\"",
    PASSWORD,
];

const USERNAMES: &[&str] = &["Mufasa", "Jäsøn Doe", "", "a:b\"\\", "tab\there", "line\nbreak"];
const URIS: &[&str] =
    &["/dir/index.html", "/api/atlas/v1.0/groups/5d791c84ff7a2522cc4f9aa1/integrations?pageNum=1", "*", ""];

pub fn check(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let headers: Vec<String> = (0..=input.below(3)).map(|_| input.text(&SEEDS.challenges, PIECES)).collect();
    let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
    let [username, uri] = [USERNAMES, URIS].map(|seeds| input.text(seeds, PIECES));
    let cnonce = input.text(&["0a4f113b", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", ""], PIECES);
    let method = input.text(&["GET", "PUT"], PIECES);
    let request = ToSign { method: &method, uri: &uri, body: method.as_bytes() };
    let nc = *input.pick(&[1, 2, 0x10, u32::MAX]);

    let credentials = || Credentials::new(username.clone(), PASSWORD);
    // Other parts come from the caller or the server, so they may contain anything.
    let told = [&headers.concat(), &username, &uri, &cnonce].iter().any(|text| text.contains(PASSWORD));
    let mut session = Session::new(credentials());
    let received = session.receive(&headers);
    match authorization(&headers, &credentials(), &request, &cnonce, nc) {
        Ok(header) => {
            assert!(told || !header.contains(PASSWORD), "{header}");
            let given = read(&header);
            accept(&given, &username, PASSWORD, request.method, request.body);
            received.expect("a session takes what can be answered once");
            assert_eq!(given.get("nc").map_or(nc, |text| u32::from_str_radix(text, 16).unwrap()), nc);
            assert_again(&header, &given, &request, &credentials(), &cnonce, nc);
            // A session's first signature is the same.
            let first = authorization(&headers, &credentials(), &request, &cnonce, 1).unwrap();
            assert_eq!(session.authorize(&request, &cnonce).unwrap().unwrap().header, first);
        }
        Err(error) => assert_harmless(&error),
    }
    go_on(session, &mut input, &headers, &request, &username);
}

/// If the server's challenge has the same parameters as the answer, the answer is the same again.
fn assert_again(header: &str, given: &Given, request: &ToSign<'_>, credentials: &Credentials, cnonce: &str, nc: u32) {
    let quoted = |name: &str| {
        given.get(name).map(|value| format!(", {name}=\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\"")))
    };
    let names = ["realm", "nonce", "opaque", "qop", "algorithm", "userhash"];
    let challenge = format!("Digest {}", names.iter().filter_map(|name| quoted(name)).collect::<String>());
    assert_eq!(authorization(&[&challenge], credentials, request, cnonce, nc).as_deref(), Ok(header), "{challenge}");
}

/// Checks that an error is fit to print and does not contain the password, wherever it came from.
fn assert_harmless(error: &DigestError) {
    let message = error.to_string();
    assert!(message.chars().all(|c| matches!(c, ' '..='~')), "{message:?}");
    assert!(message.len() < 600, "{message}");
    assert!(!format!("{message}{error:?}").contains(PASSWORD), "{error:?}");
}

/// More challenges, and `nextnonce`: no count is used twice for a nonce, and a change of the nonce is noticed.
fn go_on(mut session: Session, input: &mut Input<'_>, headers: &[&str], request: &ToSign<'_>, username: &str) {
    let mut used = HashSet::new();
    let mut before: Option<(u64, String)> = None;
    for _ in 0..input.below(5) {
        match input.below(3) {
            0 => {
                let text = input.text(&["nextnonce=\"b\"", "nextnonce=c, qop=auth"], PIECES);
                session.receive_info(&text);
            }
            1 => {
                if let Err(error) = session.receive(&[*input.pick(headers)]) {
                    assert_harmless(&error);
                }
            }
            _ => drop(session.is_stale(headers)),
        }
        let Ok(Some(signed)) = session.authorize(request, "c") else { continue };
        let given = read(&signed.header);
        // `nextnonce` leaves a session's key as it was (RFC 7616, section 3.4.2), and the header does not show it.
        if !given.get("algorithm").is_some_and(|name| name.to_ascii_lowercase().ends_with("-sess")) {
            accept(&given, username, PASSWORD, request.method, request.body);
        }
        let nonce = given["nonce"].clone();
        if let Some(nc) = given.get("nc") {
            assert!(used.insert((nonce.clone(), nc.clone())), "{nonce} {nc} twice");
        }
        if let Some((generation, last)) = &before {
            assert!(signed.generation >= *generation);
            assert_eq!(signed.generation == *generation, nonce == *last);
        }
        before = Some((signed.generation, nonce));
    }
}
