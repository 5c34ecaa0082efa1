//! Takes a `WWW-Authenticate` or `Authentication-Info` header apart (RFC 9110, sections 5.6 and 11.6).
//!
//! A real tokenizer, because a comma separates parameters, challenges and the values within a quoted string
//! alike. It is lenient where servers are careless (missing commas, white space around `=`, unquoted
//! values) and never fails.

/// One piece of such a header.
pub(super) enum Piece<'a> {
    /// A word without a value: a scheme, or the token68 that follows one.
    Word {
        text: &'a str,
        /// Whether it begins an element of the comma-separated list; a token68 never does.
        begins_element: bool,
    },
    Parameter {
        /// As it is spelled; case has no meaning.
        name: &'a str,
        /// Without its quotes and escapes.
        value: String,
        /// False where the header ends within the quoted string.
        complete: bool,
    },
}

pub(super) struct Scanner<'a> {
    rest: &'a str,
    begins_element: bool,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(header: &'a str) -> Self {
        Scanner { rest: header, begins_element: true }
    }

    /// Skips white space and commas and remembers whether there was a comma.
    fn skip_separators(&mut self) {
        let rest = self.rest.trim_start_matches(is_separator);
        let skipped = self.rest.len() - rest.len();
        if self.rest.bytes().take(skipped).any(|byte| byte == b',') {
            self.begins_element = true;
        }
        self.rest = rest;
    }

    fn take_until(&mut self, end: fn(char) -> bool) -> &'a str {
        let length = self.rest.find(end).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// What follows a `=`, and whether it is complete.
    fn value(&mut self) -> (String, bool) {
        self.rest = self.rest.trim_start_matches(is_white_space);
        match self.rest.strip_prefix('"') {
            Some(rest) => {
                self.rest = rest;
                self.quoted_string()
            }
            // Up to a separator and no sooner: an unquoted Base64 value may hold a `=`.
            None => (self.take_until(is_separator).to_owned(), true),
        }
    }

    /// The rest of a quoted string whose opening quote is consumed: the value without escapes, and whether
    /// it is complete.
    fn quoted_string(&mut self) -> (String, bool) {
        let mut value = String::new();
        let mut chars = self.rest.chars();
        loop {
            let next = match chars.next() {
                Some('"') => {
                    self.rest = chars.as_str();
                    return (value, true);
                }
                Some('\\') => chars.next(),
                other => other,
            };
            match next {
                Some(character) => value.push(character),
                None => {
                    self.rest = "";
                    return (value, false);
                }
            }
        }
    }

    /// Skips what stands where a word should: a `=`, or a quoted string without a name.
    fn skip_stray(&mut self) {
        if let Some(rest) = self.rest.strip_prefix('=') {
            self.rest = rest;
        } else {
            self.value();
        }
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            self.skip_separators();
            if self.rest.is_empty() {
                return None;
            }
            let word = self.take_until(ends_word);
            if word.is_empty() {
                self.skip_stray();
                continue;
            }
            let begins_element = std::mem::take(&mut self.begins_element);
            let after = self.rest.trim_start_matches(is_white_space);
            let Some(rest) = after.strip_prefix('=') else {
                return Some(Piece::Word { text: word, begins_element });
            };
            self.rest = rest;
            let (value, complete) = self.value();
            return Some(Piece::Parameter { name: word, value, complete });
        }
    }
}

/// Line breaks count too: a challenge may have been folded (RFC 9112, section 5.2) or pasted.
fn is_white_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\r' | '\n')
}

pub(super) fn is_separator(character: char) -> bool {
    character == ',' || is_white_space(character)
}

fn ends_word(character: char) -> bool {
    is_separator(character) || matches!(character, '=' | '"')
}
