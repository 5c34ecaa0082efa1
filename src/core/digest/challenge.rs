//! A server's challenge (RFC 7616, section 3.3), and the choice among several.

use super::algorithm::Algorithm;
use super::error::DigestError;
use super::qop::Qop;
use super::scanner::{Piece, Scanner};

/// A Digest challenge as the server wrote it. Parameters that nobody asks for are ignored (RFC 7616, section
/// 3.3), among them `op`, the misprint of `qop` in MongoDB's documentation, and `charset`, since UTF-8 is its
/// only value.
#[derive(Default)]
struct Challenge<'a> {
    parameters: Vec<(&'a str, String)>,
    /// The parameter in whose quoted string the header ends.
    cut_off: Option<&'a str>,
}

/// A challenge that can be answered. Its texts hold only characters that a header can carry.
#[derive(Clone, Debug)]
pub(super) struct Answerable {
    pub(super) realm: String,
    pub(super) nonce: String,
    pub(super) opaque: Option<String>,
    pub(super) algorithm: Algorithm,
    /// The algorithm as the server spelled it, `None` where it did not say.
    pub(super) algorithm_name: Option<String>,
    /// `None` means as in RFC 2069.
    pub(super) qop: Option<Qop>,
    pub(super) userhash: bool,
}

/// The best challenge of these headers: the strongest hash of those that can be answered; of equally strong
/// ones, `-sess` or not, the first, since the server lists them in its order of preference (RFC 7616,
/// section 3.7).
pub(super) fn choose(headers: &[&str]) -> Result<Answerable, DigestError> {
    let (challenges, others) = read(headers);
    let mut best: Option<Answerable> = None;
    let mut refusal = None;
    for challenge in challenges {
        match challenge.answerable() {
            Ok(next) => {
                if best.as_ref().is_none_or(|best| next.algorithm.hash > best.algorithm.hash) {
                    best = Some(next);
                }
            }
            Err(error) => add_refusal(&mut refusal, error),
        }
    }
    best.ok_or(refusal.unwrap_or(DigestError::NoDigest { offered: owned(&others) }))
}

/// Whether a Digest challenge says that the answer was right but its nonce too old (RFC 7616, section 3.3).
pub(super) fn is_stale(headers: &[&str]) -> bool {
    read(headers).0.iter().any(|challenge| challenge.flag("stale"))
}

/// The nonce to use from now on (RFC 7616, section 3.5), out of an `Authentication-Info` header.
pub(super) fn next_nonce(authentication_info: &str) -> Option<String> {
    Scanner::new(authentication_info).find_map(|piece| match piece {
        Piece::Parameter { name, value, complete: true } if name.eq_ignore_ascii_case("nextnonce") => {
            (!value.is_empty() && is_header_text(&value)).then_some(value)
        }
        _ => None,
    })
}

/// Whether a header can carry this text within a quoted string. Characters are bytes, as `fetch` gives and
/// takes them.
fn is_header_text(text: &str) -> bool {
    text.chars().all(|character| matches!(character, '\t' | ' '..='~' | '\u{80}'..='\u{ff}'))
}

/// The first refusal is reported, with all algorithms that were refused.
fn add_refusal(refusal: &mut Option<DigestError>, error: DigestError) {
    match (refusal, error) {
        (Some(DigestError::UnknownAlgorithm { offered }), DigestError::UnknownAlgorithm { offered: more }) => {
            offered.extend(more);
        }
        (slot @ None, error) => *slot = Some(error),
        _ => {}
    }
}

/// The Digest challenges of these headers, and the names of the other schemes.
fn read<'a>(headers: &[&'a str]) -> (Vec<Challenge<'a>>, Vec<&'a str>) {
    let mut challenges: Vec<Challenge<'_>> = Vec::new();
    let mut others = Vec::new();
    for header in headers {
        let mut in_digest = false;
        for piece in Scanner::new(header) {
            let current = challenges.last_mut().filter(|_| in_digest);
            match piece {
                Piece::Parameter { name, value, complete } => {
                    if let Some(challenge) = current {
                        challenge.add(name, value, complete);
                    }
                }
                Piece::Word { text, .. } if text.eq_ignore_ascii_case("digest") => {
                    in_digest = true;
                    challenges.push(Challenge::default());
                }
                Piece::Word { text, begins_element } => {
                    in_digest = current.is_some_and(|challenge| challenge.continues_qop(text));
                    if begins_element && !in_digest {
                        others.push(text);
                    }
                }
            }
        }
    }
    (challenges, others)
}

impl<'a> Challenge<'a> {
    fn add(&mut self, name: &'a str, value: String, complete: bool) {
        if complete {
            self.parameters.push((name, value));
        } else {
            self.cut_off = Some(name);
        }
    }

    /// A list without its quotes, `qop=auth,auth-int`, looks as if another scheme began at its comma.
    fn continues_qop(&mut self, word: &str) -> bool {
        match self.parameters.last_mut() {
            Some((name, list)) if name.eq_ignore_ascii_case("qop") && Qop::from_name(word).is_some() => {
                list.push(',');
                list.push_str(word);
                true
            }
            _ => false,
        }
    }

    /// The first parameter of a name counts, since none may occur twice (RFC 9110, section 11.2).
    fn get(&self, name: &str) -> Option<&str> {
        let found = self.parameters.iter().find(|(found, _)| found.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// As `get` where an empty value says as little as none.
    fn get_filled(&self, name: &str) -> Option<&str> {
        self.get(name).filter(|value| !value.is_empty())
    }

    fn flag(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| value.eq_ignore_ascii_case("true"))
    }

    fn answerable(&self) -> Result<Answerable, DigestError> {
        if let Some(parameter) = self.cut_off {
            return Err(DigestError::CutOff { parameter: parameter.to_owned() });
        }
        let algorithm_name = self.get_filled("algorithm");
        let algorithm = match algorithm_name {
            None => Algorithm::DEFAULT,
            Some(name) => {
                Algorithm::from_name(name).ok_or_else(|| DigestError::UnknownAlgorithm { offered: owned(&[name]) })?
            }
        };
        let qop = match self.get("qop") {
            None => None,
            Some(list) => Qop::choose(list)?,
        };
        Ok(Answerable {
            realm: repeatable("realm", self.get("realm"))?.ok_or(DigestError::NoRealm)?,
            nonce: repeatable("nonce", self.get_filled("nonce"))?.ok_or(DigestError::NoNonce)?,
            opaque: repeatable("opaque", self.get("opaque"))?,
            algorithm,
            algorithm_name: algorithm_name.map(str::to_owned),
            qop,
            userhash: self.flag("userhash"),
        })
    }
}

/// A value that must be repeated to the server.
fn repeatable(parameter: &'static str, value: Option<&str>) -> Result<Option<String>, DigestError> {
    match value {
        Some(value) if !is_header_text(value) => Err(DigestError::IllegalCharacter { parameter }),
        value => Ok(value.map(str::to_owned)),
    }
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}
