//! Everything that can fail: one variant for each failure, with the code that JavaScript gets.

use super::auth::digest::DigestError;
use super::issue::{Issue, to_values};
use super::text::decimal;
use super::value::{Object, Value};

/// A failure of a call. No variant contains a secret.
#[derive(Debug, Clone)]
pub enum Error {
    /// The input can't be sent.
    Validation(Vec<Issue>),
    /// The answer has a status of 400 or above.
    Api(Box<ApiError>),
    /// The server's digest challenge can't be answered.
    Digest(DigestError),
    /// The answer is not in Atlas's format.
    ResponseFormat(ResponseFormat),
    /// The request could not be sent, or its answer not be read.
    Network(&'static str),
    /// The request cannot be sent at all, so that another attempt would fail in the same way.
    Unsendable(&'static str),
    /// An attempt took longer than `timeoutMs`.
    Timeout {
        /// How long an attempt may take, in milliseconds.
        timeout_ms: f64,
    },
    /// The caller's signal aborted.
    Aborted,
    /// The caller's signal aborted because of its own timeout, as that of `AbortSignal.timeout` does.
    Expired,
    /// A 401, with a sentence that explains it better than its body.
    Authentication(Box<ApiError>, &'static str),
}

/// A refusal, by Atlas or by something on the way to it. Parts that the answer does not have are `None`.
#[derive(Debug, Default, Clone)]
pub struct ApiError {
    /// The HTTP status, 400 to 599.
    pub status: u16,
    /// Atlas's own code, such as `INTEGRATION_NOT_CONFIGURED`.
    pub error_code: Option<String>,
    /// Atlas's own sentence.
    pub detail: Option<String>,
    /// The reason phrase of the status.
    pub reason: Option<String>,
    /// The parameters of the sentence, as Atlas sent them.
    pub parameters: Option<Value>,
    /// Whether the same request may succeed later.
    pub retryable: bool,
    /// How long to wait according to `Retry-After`, in milliseconds.
    pub retry_after_ms: Option<f64>,
    /// The fields that a 400 names, as issues for the form.
    pub issues: Vec<Issue>,
    /// Whether the answer is JSON as Atlas writes it. Anything else may come from a proxy, gateway or firewall on the way.
    pub from_atlas: bool,
    /// The content type as the server named it, if the answer is not from Atlas.
    pub content_type: Option<String>,
    /// Whether the error may be the result of an earlier attempt of the same call: the request was repeated.
    pub after_retry: bool,
}

/// An answer that is not in Atlas's format.
#[derive(Debug, Clone)]
pub struct ResponseFormat {
    /// The HTTP status; 0 if a browser hides a redirect.
    pub status: u16,
    /// The content type, as the server named it.
    pub content_type: Option<String>,
    /// The end of the sentence that says what is wrong.
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
            Error::Network(_) | Error::Unsendable(_) => "network",
            Error::Timeout { .. } | Error::Expired => "timeout",
            Error::Aborted => "aborted",
        }
    }

    /// The message: lower case, no full stop, no secret.
    pub fn message(&self) -> String {
        match self {
            Error::Validation(issues) => together(issues),
            Error::Api(error) => error.message(),
            Error::Authentication(error, why) => [&error.summary(), ": ", why].concat(),
            Error::Digest(error) => error.message(),
            Error::ResponseFormat(error) => error.message(),
            Error::Network(what) | Error::Unsendable(what) => (*what).to_owned(),
            Error::Timeout { timeout_ms } => ["no answer within ", &decimal(*timeout_ms as u64), " ms"].concat(),
            Error::Aborted => "the call was aborted".to_owned(),
            Error::Expired => "the call's `signal` timed out before an answer came".to_owned(),
        }
    }

    /// The status of the answer, if the error is about an answer.
    pub fn status(&self) -> Option<u16> {
        match self {
            Error::Api(error) | Error::Authentication(error, _) => Some(error.status),
            Error::ResponseFormat(format) if format.status > 0 => Some(format.status),
            _ => None,
        }
    }

    /// The data from which JavaScript makes its error: `code`, `message` and the fields of its class.
    pub fn to_value(&self) -> Value {
        self.to_value_with(None)
    }

    /// The same, with a plain copy of its cause: `{ name, message, code, cause }` of an error, or a text. The message of a
    /// network failure ends with the platform's own message, without which nobody would know what to do.
    pub fn to_value_with(&self, cause: Option<Value>) -> Value {
        if let Error::Validation(issues) = self {
            return refusal(issues);
        }
        let mut message = self.message();
        if let (Error::Network(_) | Error::Unsendable(_), Some(cause)) = (self, &cause) {
            let words = one_line(words(cause).unwrap_or_default());
            if !words.is_empty() {
                message = [&message, ": ", words.strip_suffix(".").unwrap_or(&words)].concat();
            }
        }
        let mut data = Object::default();
        data.text("code", self.code());
        data.text("message", &message);
        if let Some(cause) = cause {
            data.put("cause", cause);
        }
        match self {
            Error::Api(api) | Error::Authentication(api, _) => api.put_into(&mut data),
            Error::ResponseFormat(format) => {
                data.number("status", format.status.into());
                data.maybe("contentType", format.content_type.as_deref());
            }
            _ => {}
        }
        data.build()
    }
}

impl ApiError {
    /// The stable code, which depends on the status.
    pub fn code(&self) -> &'static str {
        match self.status {
            401 => "authentication",
            429 => "rate_limited",
            _ => "api",
        }
    }

    /// The message: status, code and sentence, or that the answer is not Atlas's.
    pub fn message(&self) -> String {
        let hint = if self.from_atlas { "" } else { ": a proxy, gateway or firewall on the way may have sent it" };
        [self.summary().as_str(), hint].concat()
    }

    fn summary(&self) -> String {
        if !self.from_atlas {
            return [&describe(self.status, self.content_type.as_deref()), " is not JSON in Atlas's format"].concat();
        }
        let status = decimal(self.status.into());
        let code = &one_line(self.error_code.as_deref().unwrap_or_default());
        let detail = &one_line(self.detail.as_deref().or(self.reason.as_deref()).unwrap_or_default());
        let space = if code.is_empty() { "" } else { " " };
        let colon = if detail.is_empty() { "" } else { ": " };
        ["Atlas answered ", &status, space, code, colon, detail.strip_suffix(".").unwrap_or(detail)].concat()
    }

    fn put_into(&self, data: &mut Object) {
        data.number("status", self.status.into());
        data.maybe("errorCode", self.error_code.as_deref());
        data.maybe("detail", self.detail.as_deref());
        data.maybe("reason", self.reason.as_deref());
        if let Some(parameters) = &self.parameters {
            data.put("parameters", parameters.clone());
        }
        data.bool("retryable", self.retryable);
        if let Some(ms) = self.retry_after_ms {
            data.number("retryAfterMs", ms);
        }
        data.put("issues", to_values(&self.issues));
        data.bool("fromAtlas", self.from_atlas);
        if self.after_retry {
            data.bool("afterRetry", true);
        }
    }
}

/// The data of the error for input that can't be sent, as in [`Error::to_value`]. Kept apart so that `/forms` links no other error's message.
pub fn refusal(issues: &[Issue]) -> Value {
    let mut data = Object::default();
    data.text("code", "validation");
    data.text("message", &together(issues));
    data.put("issues", to_values(issues));
    data.build()
}

fn together(issues: &[Issue]) -> String {
    let mut messages = Vec::new();
    for issue in issues {
        messages.push(issue.message.as_str());
    }
    messages.join("; ")
}

/// The most telling short text in a chain of causes: the first code, or else the last message.
fn words(cause: &Value) -> Option<&str> {
    let inner = cause.get("cause");
    cause.text("code").or_else(|| inner.and_then(words)).or_else(|| cause.text("message"))
}

/// A server's text made fit for a terminal and a log line; the error's fields have it unchanged.
fn one_line(text: &str) -> String {
    let mut line = String::new();
    for c in text.chars().take(LONGEST_DETAIL) {
        line.push(if c.is_control() { ' ' } else { c });
    }
    line
}

/// The longest detail in a message, in characters: Atlas's own are a sentence or two.
const LONGEST_DETAIL: usize = 1_000;

impl ResponseFormat {
    fn message(&self) -> String {
        // Something that is not like a `Response` has no status, and an opaque redirect hides it.
        if self.status == 0 {
            return ["the answer ", self.why].concat();
        }
        [&describe(self.status, self.content_type.as_deref()), " ", self.why].concat()
    }
}

/// Describes an answer by its status and content type.
fn describe(status: u16, content_type: Option<&str>) -> String {
    let status = decimal(status.into());
    let [and, content_type, end] = match content_type {
        Some(content_type) => [" and content type `", content_type, "`"],
        None => ["", "", ""],
    };
    ["the answer, with status ", &status, and, content_type, end, ","].concat()
}
