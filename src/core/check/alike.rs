//! Patterns that group the texts of a field: the validator finds the same issues in all texts of a group. Printed by the build; never in the wasm.

use crate::core::table::{Field, Kind, Likely, VERSIONS};

/// The patterns (JavaScript's) for a type's field; the first that matches counts. `None` if its kind has none.
pub fn alike(type_name: &str, field: &Field) -> Option<Vec<String>> {
    /// Printable ASCII without white space around it that does not begin like a mask (`*`) or a placeholder; or empty.
    const PLAIN: &str = r"^(?!undefined$|null$|[*<$(])(?:[!-~](?:[ -~]*[!-~])?)?$";
    /// The same with a character that is not printable ASCII.
    const NOT_ASCII: &str = r"^(?!undefined$|null$|[*<$(\s])[^]*\S$";
    const MASK: &str = r"\*{4,}\w{0,4}$";
    /// Host names that no URL parser reads as an IP address or as punycode, or finds too long.
    const ORIGIN: &str = r"^https?://(?=[^/:]{1,63}(?:[/:]|$))(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]+(?::[0-9]{1,4})?";
    let any = String::new;
    Some(match field.kind {
        Kind::Enum(options) => {
            // A value that only another version allows gets another message. The names are Rust identifiers, so they need no escape in a pattern.
            let one_of = |options: &[&str]| ["^(?:", &options.join("|"), ")$"].concat();
            let elsewhere = VERSIONS.iter().filter_map(|api| match api.field(type_name, field.name)?.kind {
                Kind::Enum(others) if others != options => Some(one_of(others)),
                _ => None,
            });
            [one_of(options)].into_iter().chain(elsewhere).chain([any()]).collect()
        }
        // The last pattern: a text without a scheme.
        Kind::Url => {
            vec![[ORIGIN, r"(?:/[\w./?=&%~+,;:@-]*)?$"].concat(), [ORIGIN, "/", MASK].concat(), "^[^:]*$".to_owned()]
        }
        Kind::Text if field.secret => {
            let likely = (field.likely == Likely::Hex32).then(|| "^[0-9A-Fa-f]{32}$".to_owned());
            likely.into_iter().chain([PLAIN.to_owned(), ["^", MASK].concat(), NOT_ASCII.to_owned()]).collect()
        }
        Kind::Text => vec![any()],
        // No patterns for lengths, templates and values that are not texts: the validator checks those.
        _ => return None,
    })
}
