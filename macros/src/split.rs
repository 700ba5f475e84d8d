//! Where tokens may be cut: at separators that are in no brackets, angle brackets included.

use proc_macro2::{Ident, Spacing, TokenStream, TokenTree};

/// What the tokens are, which decides whether `<` opens a bracket or compares.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Of {
    /// Types and paths: every `<` opens.
    Types,
    /// Expressions: a `<` behind an operand compares.
    Values,
}

/// Follows tokens into and out of `<..>`.
pub(crate) struct Angles {
    of: Of,
    depth: usize,
    /// Whether the last token can end an operand.
    operand: bool,
    /// Whether the last tokens are `as` and part of a path: a type, whose `<` opens.
    cast: bool,
    /// The last token, where it is a punctuation mark that the next one belongs to.
    joint: Option<char>,
}

impl Angles {
    pub(crate) fn new(of: Of) -> Self {
        Self {
            of,
            depth: 0,
            operand: false,
            cast: false,
            joint: None,
        }
    }

    /// Whether the next token stands in `<..>`.
    pub(crate) fn inside(&self) -> bool {
        self.depth > 0
    }

    /// Goes past `token`.
    pub(crate) fn pass(&mut self, token: &TokenTree) {
        let TokenTree::Punct(punct) = token else {
            let word = match token {
                TokenTree::Ident(word) => Some(word),
                _ => None,
            };
            self.cast = word.is_some_and(|word| word == "as" || self.cast);
            self.operand = word.is_none_or(can_end_operand);
            self.joint = None;
            return;
        };
        let opens = self.inside() || self.of == Of::Types || self.cast || !self.operand;
        let mut operand = false;
        match (punct.as_char(), self.joint) {
            // The second half of `<<`.
            ('<', Some('<')) if !self.inside() => {}
            ('<', _) if opens => self.depth += 1,
            // `->` and `=>` close nothing.
            ('>', Some('-' | '=')) => {}
            ('>', _) if self.inside() => {
                self.depth -= 1;
                operand = true;
            }
            ('?', _) => operand = true,
            _ => {}
        }
        self.operand = operand;
        self.cast &= punct.as_char() == ':';
        self.joint = (punct.spacing() == Spacing::Joint).then(|| punct.as_char());
    }
}

/// Whether an expression can end with `word`.
fn can_end_operand(word: &Ident) -> bool {
    const OPERANDS: [&str; 6] = ["self", "Self", "super", "crate", "true", "false"];
    !is_keyword(word) || OPERANDS.contains(&word.to_string().as_str())
}

/// Whether `word` is a keyword, which nothing can be called.
pub(crate) fn is_keyword(word: &Ident) -> bool {
    syn::parse2::<Ident>(TokenTree::from(word.clone()).into()).is_err()
}

/// Cuts `tokens` at every `separator` that is in no brackets.
pub(crate) fn split(tokens: TokenStream, separator: char, of: Of) -> Vec<TokenStream> {
    let mut parts = vec![TokenStream::new()];
    let mut angles = Angles::new(of);
    for token in tokens {
        let cuts = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == separator);
        if cuts && !angles.inside() {
            parts.push(TokenStream::new());
            angles = Angles::new(of);
        } else {
            angles.pass(&token);
            if let Some(last) = parts.last_mut() {
                last.extend([token]);
            }
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(source: &str, of: Of) -> Vec<String> {
        let tokens = source.parse().expect("tokens");
        let parts = split(tokens, ',', of);
        parts.iter().map(crate::diag::source).collect()
    }

    #[test]
    fn commas_between_arguments_of_a_type_do_not_cut() {
        for (source, count) in [
            ("A<B, C>, D", 2),
            ("fn(A) -> B, C", 2),
            ("<A<B, C> as D<E, F>>::G, H", 2),
            ("<<A as B<C, D>>::E as F>::G, H", 2),
            ("A<fn(B) -> C, D>, E", 2),
        ] {
            assert_eq!(parts(source, Of::Types).len(), count, "{source}");
        }
    }

    #[test]
    fn comparisons_and_shifts_open_no_bracket() {
        for (source, count) in [
            ("1 << 4, 2", 2),
            ("if A < 4 { 8 } else { 16 }, 2", 2),
            ("(A < B) as usize, C", 2),
            ("{ A } < B, C > D", 2),
            ("A <= B, C >= D", 2),
            ("Board::<8, 15>::ARENA, 16", 2),
            ("f::<A, B>() < C, D", 2),
            ("<A as B<C, D>>::E, F", 2),
            ("4 * <A as B<C, D>>::E, F", 2),
            ("if <A as B<C, D>>::E { 4 } else { 8 }, F", 2),
            ("x as A::B<C, D>, E", 2),
            ("1 << <A as B<C, D>>::E, F", 2),
            ("1 < <A as B<C, D>>::E, F", 2),
            ("SIZE, 4", 2),
        ] {
            assert_eq!(parts(source, Of::Values).len(), count, "{source}");
        }
    }
}
