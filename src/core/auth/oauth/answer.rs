//! The token endpoint's answer.

use crate::core::error::{Error, ResponseFormat};
use crate::core::operation::Operation;
use crate::core::platform::Platform;
use crate::core::redact::parts_of;
use crate::core::response::{Response, parse};
use crate::core::retry::Failure;
use crate::core::secret::Secret;
use crate::core::text::is_token;
use crate::core::value::Value;

/// A token, and how long it lives.
#[derive(Debug)]
pub struct Token {
    /// Opaque: nothing is read from it, even if it looks like a JWT.
    pub value: Secret,
    /// In milliseconds, from when it was given out.
    pub lifetime_ms: f64,
}

impl Token {
    /// The texts to remove from every message: the token, and its parts if it is a JWT.
    pub fn secrets(&self) -> Vec<String> {
        let token = self.value.reveal();
        let mut secrets = vec![token.to_owned()];
        for part in parts_of(token, |byte| byte == b'.') {
            secrets.push(part.to_owned());
        }
        secrets
    }
}

/// The lifetime of a token according to Atlas, in seconds: used if an answer does not have it.
const LIFETIME_S: f64 = 3_600.0;

/// Reads an answer. The `secrets` are removed from what it says.
///
/// On this endpoint errors come in two forms: OAuth's (`error` is a word such as `invalid_client`) and, for 429, Atlas's own (`error` is the
/// status again). A 400, 401 or 403 with OAuth's form is about the account, and final.
pub fn read(response: Response<'_>, secrets: &[&str], platform: &impl Platform) -> Result<Token, Error> {
    let status = response.status;
    match parse(Operation::Get, response, secrets, platform) {
        Ok(Some(body)) => token(&body).ok_or_else(|| {
            let why = "has no `access_token` that a header can carry";
            Error::ResponseFormat(ResponseFormat { status, content_type: None, why })
        }),
        Ok(None) => Err(Error::Network("no answer came from the token endpoint")),
        Err(Error::Api(api)) if matches!(status, 400 | 401 | 403) && api.error_code.is_some() => {
            Err(Error::Authentication(api, "the service account was refused"))
        }
        Err(error) => Err(error),
    }
}

/// The failure, if another request may help: every one that is not about the account. A repeated request can do no harm here.
pub fn failure(error: &Error) -> Option<Failure> {
    match error {
        Error::Api(api) if api.status >= 500 && api.status != 503 => {
            Some(Failure::Status { status: 500, retry_after_ms: None })
        }
        Error::Api(api) => Some(Failure::Status { status: api.status, retry_after_ms: api.retry_after_ms }),
        Error::Network(_) | Error::Timeout { .. } => Some(Failure::NoAnswer),
        _ => None,
    }
}

fn token(body: &Value) -> Option<Token> {
    let value = body.text("access_token").filter(|token| is_token(token))?;
    let lifetime_s = match body.get("expires_in") {
        Some(Value::Number(seconds)) if seconds.is_finite() && *seconds > 0.0 => *seconds,
        _ => LIFETIME_S,
    };
    Some(Token { value: Secret::new(value), lifetime_ms: lifetime_s * 1_000.0 })
}
