//! The vocabulary of the table: what a field is.

use serde::Serialize;

use crate::core::value::Value;

/// The kind of a field's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Free text.
    Text,
    /// Free text with a minimum and a maximum number of characters.
    Sized(u64, u64),
    /// Many lines of text with Atlas's placeholders, such as `${id}`.
    Template,
    /// An absolute http or https URL. Not a secret as a whole, but what comes after its origin is masked like a secret.
    Url,
    /// One of these texts.
    Enum(&'static [&'static str]),
    /// True or false.
    Boolean,
    /// A whole number in this range.
    Integer(u64, u64),
    /// An origin, with or without this path of the API after it, as for `baseUrl`.
    Origin(&'static str),
    /// 24 hexadecimal digits.
    GroupId,
    /// Any JavaScript value; checked elsewhere.
    Anything,
}

/// What the live service requires of a value beyond the documentation; a value without it gets a warning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likely {
    /// Nothing beyond the documentation.
    Anything,
    /// 32 hexadecimal digits.
    Hex32,
}

/// A value in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(untagged)]
pub enum Constant {
    /// A text.
    Text(&'static str),
    /// True or false.
    Flag(bool),
}

impl Constant {
    /// The value as JSON.
    pub fn value(self) -> Value {
        match self {
            Constant::Text(text) => Value::from(text),
            Constant::Flag(flag) => Value::Bool(flag),
        }
    }
}

/// Text for people, which only the build prints: it takes no space in the wasm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// The text.
    #[cfg(not(target_arch = "wasm32"))]
    pub text: &'static str,
}

impl Words {
    /// The text; empty in the wasm.
    pub const fn new(_text: &'static str) -> Self {
        Words {
            #[cfg(not(target_arch = "wasm32"))]
            text: _text,
        }
    }
}

/// One field of a service's view, as it is sent.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The name on the wire.
    pub name: &'static str,
    /// The kind of its value.
    pub kind: Kind,
    /// Whether it must be sent.
    pub required: bool,
    /// Whether it is a secret, which must not be shown.
    pub secret: bool,
    /// What the live service requires beyond the documentation.
    pub likely: Likely,
    /// The value that Atlas uses if an optional field is not sent. It is never sent unless given.
    pub default: Option<Constant>,
    /// The label in a form.
    pub label: Words,
    /// The documentation's own description.
    pub help: Words,
    /// What an empty input shows.
    pub placeholder: Words,
}

/// A field of free text. Each row of the table begins with this function or one of the next.
pub const fn text(label: &'static str) -> Field {
    Field {
        name: "",
        kind: Kind::Text,
        required: false,
        secret: false,
        likely: Likely::Anything,
        default: None,
        label: Words::new(label),
        help: Words::new(""),
        placeholder: Words::new(""),
    }
}

/// A secret.
pub const fn secret(label: &'static str) -> Field {
    Field { secret: true, ..text(label) }
}

/// A field that holds a URL.
pub const fn url(label: &'static str) -> Field {
    Field { kind: Kind::Url, ..text(label) }
}

/// A field that holds one of `options`.
pub const fn one_of(options: &'static [&'static str], label: &'static str) -> Field {
    Field { kind: Kind::Enum(options), ..text(label) }
}

/// A field of free text with a minimum and a maximum number of characters.
pub const fn sized(min: u64, max: u64, label: &'static str) -> Field {
    Field { kind: Kind::Sized(min, max), ..text(label) }
}

/// A field that is true or false.
pub const fn flag(label: &'static str) -> Field {
    Field { kind: Kind::Boolean, ..text(label) }
}

/// A template: it may contain secrets of the service that receives it, so it must not be shown.
pub const fn template(label: &'static str) -> Field {
    Field { kind: Kind::Template, ..secret(label) }
}

impl Field {
    /// What an empty input shows.
    pub const fn placeholder(self, text: &'static str) -> Self {
        Field { placeholder: Words::new(text), ..self }
    }

    /// The value that Atlas uses if the field is not sent.
    pub const fn default(self, value: &'static str) -> Self {
        Field { default: Some(Constant::Text(value)), ..self }
    }

    /// False if it is not sent.
    pub const fn off(self) -> Self {
        Field { default: Some(Constant::Flag(false)), ..self }
    }

    /// Warns if the value is not 32 hexadecimal digits.
    pub const fn hex32(self) -> Self {
        Field { likely: Likely::Hex32, ..self }
    }

    /// Adds the row's name and doc comment; the table's macro does this for every row.
    pub(super) const fn row(self, name: &'static str, help: &'static str, required: bool) -> Self {
        Field { name, help: Words::new(help), required, ..self }
    }

    /// Whether its value is masked like a secret, as a whole or in part.
    pub const fn is_masked(&self) -> bool {
        self.secret || matches!(self.kind, Kind::Url)
    }
}

/// A field that no form shows: a query parameter or an option.
pub const fn option(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, ..text("") }
}

/// A required option with a text as its value.
pub const fn required(name: &'static str) -> Field {
    Field { required: true, ..option(name, Kind::Text) }
}

/// The field of this name.
pub fn field_named<'a>(fields: &'a [Field], name: &str) -> Option<&'a Field> {
    fields.iter().find(|field| field.name == name)
}
