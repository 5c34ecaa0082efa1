//! A JSON-like value: what `core` sees of whatever JavaScript hands over.

/// A value as it came in, or as it goes out. Objects keep the order of their keys.
#[derive(Clone, PartialEq)]
pub enum Value {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Value>),
    Object(Vec<(String, Value)>),
    /// Something JSON has no word for: a function, a symbol, a big integer, a getter that throws.
    Other,
}

impl Value {
    /// The text, where the value is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The entries, where the value is an object.
    pub fn as_object(&self) -> Option<&[(String, Value)]> {
        match self {
            Value::Object(entries) => Some(entries),
            _ => None,
        }
    }

    /// The value under `name`, where this is an object that has it.
    pub fn get(&self, name: &str) -> Option<&Value> {
        find(self.as_object()?, name)
    }

    /// The text under `name`, where this is an object that has one there.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_text()
    }

    /// Whether a form would call this empty: null, `""` or only white space.
    pub fn is_blank(&self) -> bool {
        match self {
            Value::Null => true,
            Value::Text(text) => text.chars().all(is_js_space),
            _ => false,
        }
    }
}

/// The value under `name` in a flat list of entries.
pub fn find<'a>(entries: &'a [(String, Value)], name: &str) -> Option<&'a Value> {
    let (_, value) = entries.iter().find(|(key, _)| key == name)?;
    Some(value)
}

/// White space as JavaScript's `trim()` sees it. Rust's own idea has U+0085 besides and lacks U+FEFF.
pub fn is_js_space(c: char) -> bool {
    c == '\u{feff}' || (c != '\u{85}' && c.is_whitespace())
}

// Any text may be a secret here, so `Debug` shows the shape and no text.
impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Value::Null => "Null",
            Value::Bool(_) => "Bool",
            Value::Number(_) => "Number",
            Value::Text(_) => "Text(****)",
            Value::List(_) => "List",
            Value::Object(_) => "Object",
            Value::Other => "Other",
        })
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

/// An object of those entries that have a value: how core hands out what it has found, in one form for all.
pub fn object(entries: Vec<(&str, Option<Value>)>) -> Value {
    let present = entries.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(present.collect())
}

/// A list of texts.
pub fn texts<T: AsRef<str>>(texts: &[T]) -> Value {
    Value::List(texts.iter().map(|text| Value::from(text.as_ref())).collect())
}
