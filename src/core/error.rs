//! Everything that can fail, one variant per failure, each with the code that JavaScript sees.

use super::digest::DigestError;
use super::issue::{Issue, to_values};
use super::value::{Value, object};

/// A failure of a call. No variant holds a secret, and none is shown.
#[derive(Debug)]
pub enum Error {
    /// The input can't be sent.
    Validation(Vec<Issue>),
    /// Atlas answered with a status of 400 or above.
    Api(Box<ApiError>),
    /// A challenge that can't be answered.
    Digest(DigestError),
    /// The answer is not one of Atlas's.
    ResponseFormat(ResponseFormat),
    /// The request could not be sent, or its answer not be read.
    Network(&'static str),
    /// An attempt took longer than `timeoutMs`.
    Timeout { timeout_ms: f64 },
    /// The caller's signal aborted.
    Aborted,
    /// A 401 that says more than its body does.
    Authentication(Box<ApiError>, &'static str),
}

/// What Atlas said of a request that it refused. Absent parts are absent.
#[derive(Debug, Default, Clone)]
pub struct ApiError {
    pub status: u16,
    pub error_code: Option<String>,
    pub detail: Option<String>,
    pub reason: Option<String>,
    pub parameters: Option<Value>,
    /// Whether the same request may succeed later.
    pub retryable: bool,
    /// Milliseconds, from `Retry-After`.
    pub retry_after_ms: Option<f64>,
    /// A 400 that names a field, for the form.
    pub issues: Vec<Issue>,
}

/// An answer that is not one of Atlas's.
#[derive(Debug, Clone)]
pub struct ResponseFormat {
    pub status: u16,
    pub content_type: Option<String>,
    pub why: &'static str,
}

impl Error {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Error::Validation(_) => "validation",
            Error::Api(error) => error.code(),
            Error::Authentication(..) => "authentication",
            Error::Digest(_) => "digest",
            Error::ResponseFormat(_) => "response_format",
            Error::Network(_) => "network",
            Error::Timeout { .. } => "timeout",
            Error::Aborted => "aborted",
        }
    }

    /// What people read: lower case, no full stop, no secret.
    pub fn message(&self) -> String {
        match self {
            Error::Validation(issues) => {
                let lines: Vec<&str> = issues.iter().map(|issue| issue.message.as_str()).collect();
                ["the input is not valid: ", &lines.join("; ")].concat()
            }
            Error::Api(error) => error.message(),
            Error::Authentication(error, why) => [&error.message(), ": ", why].concat(),
            Error::Digest(error) => error.to_string(),
            Error::ResponseFormat(error) => error.message(),
            Error::Network(what) => (*what).to_owned(),
            Error::Timeout { timeout_ms } => ["no answer within ", &(*timeout_ms as u64).to_string(), " ms"].concat(),
            Error::Aborted => "the call was aborted".to_owned(),
        }
    }
}

impl Error {
    /// All that JavaScript needs to make an error of it: `code`, `message` and the fields of its class.
    pub fn to_value(&self) -> Value {
        let mut entries =
            vec![("code", Some(Value::from(self.code()))), ("message", Some(Value::Text(self.message())))];
        match self {
            Error::Validation(issues) => entries.push(("issues", Some(to_values(issues)))),
            Error::Api(api) | Error::Authentication(api, _) => {
                let text = |text: &Option<String>| text.as_deref().map(Value::from);
                entries.extend([
                    ("status", Some(Value::Number(api.status.into()))),
                    ("errorCode", text(&api.error_code)),
                    ("detail", text(&api.detail)),
                    ("reason", text(&api.reason)),
                    ("parameters", api.parameters.clone()),
                    ("retryable", Some(Value::Bool(api.retryable))),
                    ("retryAfterMs", api.retry_after_ms.map(Value::Number)),
                    ("issues", Some(to_values(&api.issues))),
                ]);
            }
            Error::ResponseFormat(format) => entries.extend([
                ("status", Some(Value::Number(format.status.into()))),
                ("contentType", format.content_type.as_deref().map(Value::from)),
            ]),
            _ => {}
        }
        object(entries)
    }
}

impl ApiError {
    pub fn code(&self) -> &'static str {
        match self.status {
            401 => "authentication",
            429 => "rate_limited",
            _ => "api",
        }
    }

    pub fn message(&self) -> String {
        let mut message = ["Atlas answered ", &self.status.to_string()].concat();
        if let Some(code) = &self.error_code {
            message.push(' ');
            message.push_str(code);
        }
        if let Some(detail) = self.detail.as_ref().or(self.reason.as_ref()) {
            message.push_str(": ");
            message.push_str(detail.trim_end_matches('.'));
        }
        message
    }
}

impl ResponseFormat {
    fn message(&self) -> String {
        let mut message = ["the answer, with status ", &self.status.to_string()].concat();
        if let Some(content_type) = &self.content_type {
            message.push_str(" and content type `");
            message.push_str(content_type);
            message.push('`');
        }
        [&message, ", ", self.why].concat()
    }
}
