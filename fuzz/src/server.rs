//! A server's check of an `Authorization` header, written out in full, with other hash libraries.

use std::collections::BTreeMap;

use md5::Md5;
use sha2::{Digest, Sha256, Sha512_256};

use crate::header::{parameters, unquoted};

/// The parameters of a header without their quotes.
pub type Given = BTreeMap<String, String>;

/// Parses a header; panics if it is not one.
pub fn read(header: &str) -> Given {
    parameters(header).into_iter().map(|(name, value)| (name, plain(value))).collect()
}

/// Panics where a server that knows the password would not accept this. It assumes that a session's key was made with this nonce, so
/// not before a `nextnonce`.
pub fn accept(given: &Given, username: &str, password: &str, method: &str, body: &[u8]) {
    let get = |name: &str| given.get(name).map(String::as_str);
    let algorithm = get("algorithm").unwrap_or("MD5").to_ascii_lowercase();
    let (hash, session) = match algorithm.strip_suffix("-sess") {
        Some(hash) => (hash, true),
        None => (algorithm.as_str(), false),
    };
    let h = |parts: &[&[u8]]| hex(hash, &parts.join(&b':'));
    let [realm, nonce] = ["realm", "nonce"].map(|name| bytes(&given[name]));
    let (uri, qop) = (given["uri"].as_bytes(), get("qop"));
    let [nc, cnonce] = ["nc", "cnonce"].map(|name| get(name).unwrap_or_default().as_bytes());

    let mut a1 = h(&[username.as_bytes(), &realm, password.as_bytes()]);
    if session {
        a1 = h(&[a1.as_bytes(), &nonce, cnonce]);
    }
    let a2 = match qop {
        Some("auth-int") => h(&[method.as_bytes(), uri, h(&[body]).as_bytes()]),
        _ => h(&[method.as_bytes(), uri]),
    };
    let expected = match qop {
        Some(qop) => h(&[a1.as_bytes(), &nonce, nc, cnonce, qop.as_bytes(), a2.as_bytes()]),
        None => h(&[a1.as_bytes(), &nonce, a2.as_bytes()]),
    };
    assert_eq!(get("response"), Some(expected.as_str()), "{given:?}");
    assert_eq!(given.contains_key("nc"), qop.is_some(), "{given:?}");
    match (get("userhash"), get("username")) {
        (Some(_), found) => assert_eq!(found, Some(h(&[username.as_bytes(), &realm]).as_str())),
        (None, Some(found)) => assert_eq!(found, username),
        (None, None) => assert!(given["username*"].starts_with("UTF-8''"), "{given:?}"),
    }
}

fn plain(value: String) -> String {
    if value.starts_with('"') { unquoted(&value) } else { value }
}

/// A header's characters are bytes.
fn bytes(text: &str) -> Vec<u8> {
    text.chars().map(|character| u8::try_from(character).expect("a byte")).collect()
}

fn hex(hash: &str, data: &[u8]) -> String {
    let digest = match hash {
        "md5" => Md5::digest(data).to_vec(),
        "sha-256" => Sha256::digest(data).to_vec(),
        "sha-512-256" => Sha512_256::digest(data).to_vec(),
        other => panic!("no server knows the algorithm {other}"),
    };
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
