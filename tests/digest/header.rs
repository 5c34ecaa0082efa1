//! A strict reader of `Authorization` headers, so that the tests do not read with the parser under test.

use std::collections::BTreeMap;

/// The parameters as they are in the header, with quotes. Panics if RFC 7616, section 3.4, does not allow the header.
pub fn parameters(header: &str) -> BTreeMap<String, String> {
    assert!(
        header.chars().all(|c| matches!(c, '\t' | ' '..='~' | '\u{80}'..='\u{ff}')),
        "fetch would refuse {header:?}"
    );
    let mut rest = header.strip_prefix("Digest ").expect("the scheme");
    let mut parameters = BTreeMap::new();
    loop {
        let (name, after) = rest.split_once('=').expect("a name and `=`");
        assert!(name.chars().all(|c| c.is_ascii_lowercase() || c == '*'), "{name:?}");
        let end = value_end(after);
        let (value, after) = after.split_at(end);
        assert!(parameters.insert(name.to_owned(), value.to_owned()).is_none(), "{name} twice");
        if after.is_empty() {
            return parameters;
        }
        rest = after.strip_prefix(", ").expect("a comma between parameters");
    }
}

fn value_end(text: &str) -> usize {
    if !text.starts_with('"') {
        return text.find(", ").unwrap_or(text.len());
    }
    let mut escaped = false;
    for (index, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return index + 1,
            _ => {}
        }
    }
    panic!("a quoted string without an end: {text:?}");
}

/// The value of a quoted string.
pub fn unquoted(raw: &str) -> String {
    let inner = raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"')).expect("quotes");
    let mut value = String::new();
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        value.push(if character == '\\' { characters.next().expect("an escaped character") } else { character });
    }
    value
}
