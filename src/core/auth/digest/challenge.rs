//! A server's challenge (RFC 7616, section 3.3), and which of several is answered.

use super::algorithm::Algorithm;
use super::error::DigestError;
use super::qop::Qop;
use super::scanner::{Offers, Parameters};

/// A challenge that can be answered. Its texts have only characters that a header can carry.
#[derive(Clone, Debug)]
pub(super) struct Challenge {
    parameters: Parameters,
    pub(super) algorithm: Algorithm,
    /// `None` means that the server speaks RFC 2069.
    pub(super) qop: Option<Qop>,
}

/// The best challenge of these headers: the strongest hash of those that can be answered; of equally strong
/// ones, `-sess` or not, the first, since the server lists them in its order of preference (RFC 7616,
/// section 3.7).
pub(super) fn choose(headers: &[&str]) -> Result<Challenge, DigestError> {
    let Offers { digest, others } = Offers::read(headers);
    let mut best: Option<Challenge> = None;
    let mut refusal = None;
    for parameters in digest {
        match Challenge::new(parameters) {
            Ok(next) => {
                if best.as_ref().is_none_or(|best| next.algorithm.hash > best.algorithm.hash) {
                    best = Some(next);
                }
            }
            Err(error) => add_refusal(&mut refusal, error),
        }
    }
    best.ok_or(refusal.unwrap_or(DigestError::NoDigest { offered: others }))
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

/// Whether a Digest challenge says that the answer was right but its nonce too old (RFC 7616, section 3.3).
pub(super) fn is_stale(headers: &[&str]) -> bool {
    Offers::read(headers).digest.iter().any(|challenge| challenge.flag("stale"))
}

/// The nonce to use from now on (RFC 7616, section 3.5), out of an `Authentication-Info` header.
pub(super) fn next_nonce(authentication_info: &str) -> Option<String> {
    let info = ["Digest ", authentication_info].concat();
    let offers = Offers::read(&[&info]);
    let nonce = offers.digest.first()?.get_filled("nextnonce")?;
    is_header_text(nonce).then(|| nonce.to_owned())
}

/// Whether a header can carry this text within a quoted string. A character stands for a byte, as in
/// the headers of `fetch`.
fn is_header_text(text: &str) -> bool {
    text.chars().all(|character| matches!(character, '\t' | ' '..='~' | '\u{80}'..='\u{ff}'))
}

impl Challenge {
    fn new(parameters: Parameters) -> Result<Self, DigestError> {
        if let Some(parameter) = parameters.cut_off {
            return Err(DigestError::CutOff { parameter });
        }
        let algorithm = match parameters.get_filled("algorithm") {
            None => Algorithm::DEFAULT,
            Some(name) => Algorithm::from_name(name)
                .ok_or_else(|| DigestError::UnknownAlgorithm { offered: vec![name.to_owned()] })?,
        };
        let qop = match parameters.get("qop") {
            None => None,
            Some(list) => Qop::choose(list)?,
        };
        parameters.get("realm").ok_or(DigestError::NoRealm)?;
        parameters.get_filled("nonce").ok_or(DigestError::NoNonce)?;
        for parameter in ["realm", "nonce", "opaque"] {
            if !is_header_text(parameters.get(parameter).unwrap_or_default()) {
                return Err(DigestError::IllegalCharacter { parameter });
            }
        }
        Ok(Challenge { parameters, algorithm, qop })
    }

    pub(super) fn realm(&self) -> &str {
        self.parameters.get("realm").unwrap_or_default()
    }

    pub(super) fn nonce(&self) -> &str {
        self.parameters.get("nonce").unwrap_or_default()
    }

    pub(super) fn opaque(&self) -> Option<&str> {
        self.parameters.get("opaque")
    }

    /// The algorithm as the server spelled it; `None` if it named none.
    pub(super) fn algorithm_name(&self) -> Option<&str> {
        self.parameters.get_filled("algorithm")
    }

    pub(super) fn userhash(&self) -> bool {
        self.parameters.flag("userhash")
    }

    /// The same with another nonce.
    pub(super) fn renewed(&self, nonce: &str) -> Self {
        let mut renewed = self.clone();
        renewed.parameters.set("nonce", nonce);
        renewed
    }
}
