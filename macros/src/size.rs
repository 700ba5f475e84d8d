//! Sizes: `16 KiB`, `16KiB`, `1 << 14`, `bsp::PAGE_SIZE`.

use proc_macro2::{Delimiter, Group, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{BinOp, Error, Expr, Lit, Result, UnOp};

use crate::ast::Size;
use crate::diag::{self, error};
use crate::keys;
use crate::split::is_keyword;

const EXAMPLES: &str =
    "write a number such as `4096`, `4 KiB` or `1 << 12`, or a constant expression of type `usize`";

/// Suffixes of whole numbers that Rust itself knows.
const INTEGER_TYPES: [&str; 12] = [
    "usize", "u8", "u16", "u32", "u64", "u128", "i8", "i16", "i32", "i64", "i128", "isize",
];

impl Size {
    /// Reads the value of `what`, a key or a part of one.
    pub(crate) fn parse(written: TokenStream, what: &str) -> Result<Self> {
        let folded = fold_units(written.clone())?;
        let expr = if let Some(block) = block(&folded) {
            Expr::Verbatim(block.to_token_stream())
        } else {
            let is_none = folded.to_string() == "none";
            let expr = syn::parse2(folded).ok().filter(|_| !is_none);
            expr.ok_or_else(|| {
                let problem = format!("`{}` is not a value for {what}", diag::source(&written));
                error(
                    &written,
                    problem,
                    unit_behind(&written).unwrap_or_else(|| EXAMPLES.into()),
                )
            })?
        };
        Ok(Self { written, expr })
    }

    /// The value, or `None` where only the compiler knows it.
    pub(crate) fn evaluate(&self, what: &str) -> Result<Option<usize>> {
        let value = match evaluate(&self.expr) {
            Ok(Some(value)) => usize::try_from(value).map(Some).map_err(|_| Wrong::TooLarge),
            Ok(None) => Ok(None),
            Err(wrong) => Err(wrong),
        };
        value.map_err(|wrong| {
            let source = diag::source(&self.written);
            let (problem, help) = match wrong {
                Wrong::Kind => (format!("`{source}` is not a value for {what}"), EXAMPLES.into()),
                Wrong::Fraction => return not_whole(&self.written),
                Wrong::Type { digits, suffix } => {
                    let help = format!("numbers here are of type `usize`: write `{digits}`");
                    (format!("`{digits}{suffix}` has the type `{suffix}`"), help)
                }
                Wrong::Negative => (format!("`{source}` is negative"), EXAMPLES.into()),
                Wrong::TooLarge => (
                    format!("`{source}` does not fit in a `usize`"),
                    "use a smaller value".into(),
                ),
                Wrong::DividesByZero => (format!("`{source}` divides by zero"), EXAMPLES.into()),
            };
            error(&self.written, problem, help)
        })
    }
}

/// Why an expression of literals has no value.
enum Wrong {
    Kind,
    Fraction,
    Type { digits: String, suffix: String },
    Negative,
    TooLarge,
    DividesByZero,
}

/// The value of an expression made of literals; `None` for one that names anything.
fn evaluate(expr: &Expr) -> core::result::Result<Option<u128>, Wrong> {
    match expr {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(int) => match int.suffix() {
                "" | "usize" => int.base10_parse().map(Some).map_err(|_| Wrong::TooLarge),
                suffix => Err(Wrong::Type {
                    digits: int.base10_digits().into(),
                    suffix: suffix.into(),
                }),
            },
            Lit::Float(_) => Err(Wrong::Fraction),
            _ => Err(Wrong::Kind),
        },
        Expr::Paren(paren) => evaluate(&paren.expr),
        Expr::Group(group) => evaluate(&group.expr),
        Expr::Unary(unary) => match (&unary.op, evaluate(&unary.expr)?) {
            (UnOp::Neg(_), Some(_)) => Err(Wrong::Negative),
            _ => Ok(None),
        },
        Expr::Binary(binary) => {
            let (Some(left), Some(right)) = (evaluate(&binary.left)?, evaluate(&binary.right)?) else {
                return Ok(None);
            };
            apply(&binary.op, left, right)
        }
        _ => Ok(None),
    }
}

fn apply(op: &BinOp, left: u128, right: u128) -> core::result::Result<Option<u128>, Wrong> {
    let shift = u32::try_from(right).map_err(|_| Wrong::TooLarge);
    let value = match op {
        BinOp::Add(_) => left.checked_add(right).ok_or(Wrong::TooLarge),
        BinOp::Sub(_) => left.checked_sub(right).ok_or(Wrong::Negative),
        BinOp::Mul(_) => left.checked_mul(right).ok_or(Wrong::TooLarge),
        BinOp::Div(_) => left.checked_div(right).ok_or(Wrong::DividesByZero),
        BinOp::Rem(_) => left.checked_rem(right).ok_or(Wrong::DividesByZero),
        // A shift that loses bits is caught by shifting back.
        BinOp::Shl(_) => {
            let shift = shift?;
            left.checked_shl(shift)
                .filter(|value| value >> shift == left)
                .ok_or(Wrong::TooLarge)
        }
        BinOp::Shr(_) => left.checked_shr(shift?).ok_or(Wrong::TooLarge),
        BinOp::BitAnd(_) => Ok(left & right),
        BinOp::BitOr(_) => Ok(left | right),
        BinOp::BitXor(_) => Ok(left ^ right),
        _ => Err(Wrong::Kind),
    };
    value.map(Some)
}

/// Replaces every `16 KiB` and `16KiB`, at any depth, by its number of bytes under the number's span.
fn fold_units(tokens: TokenStream) -> Result<TokenStream> {
    let mut tokens = tokens.into_iter().peekable();
    let mut folded = TokenStream::new();
    while let Some(token) = tokens.next() {
        match lone_literal(token) {
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), fold_units(group.stream())?);
                inner.set_span(group.span());
                inner.to_tokens(&mut folded);
            }
            TokenTree::Literal(literal) => {
                // Behind a number in a block there may stand `as`, or the `if` of a `match`.
                let unit = tokens.next_if(|next| matches!(next, TokenTree::Ident(word) if !is_keyword(word)));
                number(literal, unit.as_ref())?.to_tokens(&mut folded);
            }
            other => other.to_tokens(&mut folded),
        }
    }
    Ok(folded)
}

/// The literal that a `macro_rules!` of the author's passed on as one piece, without its wrapping; other
/// tokens as they are.
fn lone_literal(token: TokenTree) -> TokenTree {
    if let TokenTree::Group(group) = &token
        && group.delimiter() == Delimiter::None
    {
        let mut tokens = group.stream().into_iter().map(lone_literal);
        if let (Some(literal @ TokenTree::Literal(_)), None) = (tokens.next(), tokens.next()) {
            return literal;
        }
    }
    token
}

/// The literal `literal unit`, in bytes; what is no whole number, or has a type of Rust's, stays as it is.
fn number(literal: Literal, unit: Option<&TokenTree>) -> Result<Literal> {
    let written = quote!(#literal #unit);
    let Lit::Int(int) = Lit::new(literal.clone()) else {
        return if unit.is_none() {
            Ok(literal)
        } else {
            Err(not_whole(&written))
        };
    };
    let suffix = match (int.suffix(), unit) {
        ("", Some(unit)) => unit.to_string(),
        ("", None) => return Ok(literal),
        (suffix, None) if INTEGER_TYPES.contains(&suffix) => return Ok(literal),
        (suffix, None) => suffix.to_owned(),
        (_, Some(unit)) => {
            let problem = format!("unexpected `{unit}` after `{literal}`");
            return Err(error(
                unit,
                problem,
                "a number has one unit; end a field with a comma",
            ));
        }
    };
    let bytes = keys::unit(&suffix).ok_or_else(|| unknown_unit(&written, &suffix))?;
    let Some(value) = int
        .base10_parse::<u128>()
        .ok()
        .and_then(|value| value.checked_mul(bytes))
    else {
        let problem = format!("`{}` does not fit in a `usize`", diag::source(&written));
        return Err(error(written, problem, "use a smaller value"));
    };
    let mut folded = Literal::u128_unsuffixed(value);
    folded.set_span(literal.span());
    Ok(folded)
}

/// What to write instead of a unit behind something that is no number.
fn unit_behind(written: &TokenStream) -> Option<String> {
    let mut tokens: Vec<TokenTree> = written.clone().into_iter().collect();
    let unit = tokens.pop()?.to_string();
    let factor: TokenStream = tokens.into_iter().collect();
    keys::unit(&unit)?;
    syn::parse2::<Expr>(factor.clone()).ok()?;
    let factor = diag::source(factor);
    Some(format!("a unit belongs to a number: write `{factor} * 1 {unit}`"))
}

fn not_whole(written: &TokenStream) -> Error {
    let problem = format!("`{}` is not a whole number", diag::source(written));
    error(
        written,
        problem,
        "write it in a smaller unit: `1536 B` instead of `1.5 KiB`",
    )
}

fn unknown_unit(written: &TokenStream, suffix: &str) -> Error {
    let help = match suffix.to_ascii_lowercase().as_str() {
        "byte" | "bytes" => "write `B`, or no unit",
        "k" | "kb" | "ki" | "kib" => "sizes here are binary: write `KiB` (1024 bytes)",
        "m" | "mb" | "mi" | "mib" => "sizes here are binary: write `MiB` (1024 KiB)",
        "g" | "gb" | "gi" | "gib" => "sizes here are binary: write `GiB` (1024 MiB)",
        _ => "known: `B`, `KiB`, `MiB`, `GiB`",
    };
    error(written, format!("unknown size unit `{suffix}`"), help)
}

/// A block with the value of `tokens`, if those are an expression that ends in braces. `syn` reads such
/// with its feature `full` only.
fn block(tokens: &TokenStream) -> Option<Group> {
    let all: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let mut block = match all.as_slice() {
        [TokenTree::Group(block)] if block.delimiter() == Delimiter::Brace => block.clone(),
        all if ends_in_braces(all) => Group::new(Delimiter::Brace, tokens.clone()),
        _ => return None,
    };
    // As the macro's, so that no lint finds the braces needless.
    let start = all.first().map_or_else(Span::call_site, TokenTree::span);
    block.set_span(start.resolved_at(Span::mixed_site()));
    Some(block)
}

/// Whether they have the shape of `if c { a } else { b }`, `match x { .. }`, `unsafe { .. }` or
/// `const { .. }`.
fn ends_in_braces(tokens: &[TokenTree]) -> bool {
    let is_block =
        |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
    let [TokenTree::Ident(keyword), rest @ ..] = tokens else {
        return false;
    };
    let Some(first_block) = rest.iter().position(is_block) else {
        return false;
    };
    let (before, behind) = (&rest[..first_block], &rest[first_block + 1..]);
    match keyword.to_string().as_str() {
        "unsafe" | "const" => before.is_empty() && behind.is_empty(),
        "match" => !before.is_empty() && behind.is_empty(),
        "if" => match behind {
            [TokenTree::Ident(word), rest @ ..] if word == "else" && !before.is_empty() => match rest {
                [last] => is_block(last),
                [TokenTree::Ident(word), ..] => word == "if" && ends_in_braces(rest),
                _ => false,
            },
            _ => false,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(source: &str) -> core::result::Result<Option<usize>, String> {
        let tokens: TokenStream = source.parse().map_err(|_| "no tokens")?;
        let size = Size::parse(tokens, "`base_page`").map_err(|error| error.to_string())?;
        size.evaluate("`base_page`").map_err(|error| error.to_string())
    }

    #[test]
    fn literals_units_and_operators_have_a_value() {
        for (source, expected) in [
            ("4096", 4096),
            ("0x1000", 4096),
            ("4_096usize", 4096),
            ("16 KiB", 16 << 10),
            ("16KiB", 16 << 10),
            ("1 << 14", 1 << 14),
            ("(2 + 2) * 4 KiB - 1 B", (16 << 10) - 1),
            ("1 GiB / 2 | 1", (1 << 29) | 1),
        ] {
            assert_eq!(value(source), Ok(Some(expected)), "{source}");
        }
    }

    #[test]
    fn what_names_something_is_left_to_the_compiler() {
        for source in [
            "bsp::PAGE",
            "4 * bsp::PAGE",
            "2 KiB + page()",
            "{ page() }",
            "{ match PAGE { 4 if BIG => 8 KiB, 4 => 4 as usize, _ => 4 } }",
            "match PAGE { 1 => 4 KiB, _ => 8 KiB }",
            "if PAGE < 4 KiB { 4 KiB } else if BIG { 16 KiB } else { PAGE }",
            "unsafe { page() }",
            "const { page() }",
            "PAGE as usize",
            "u::<A, B>()",
        ] {
            assert_eq!(value(source), Ok(None), "{source}");
        }
    }

    /// Here `syn` has its feature `full` and reads all of them itself.
    #[test]
    fn expressions_that_end_in_braces_are_told_by_their_shape() {
        let is_block = |source: &str| block(&source.parse().expect("tokens")).is_some();
        for source in [
            "{ 4 }",
            "if a { 4 } else { 8 }",
            "if a { 4 } else if let b = c { 8 } else { 16 }",
            "match a { b if c => 4, _ => 8 }",
            "unsafe { a() }",
            "const { 4 }",
        ] {
            assert!(is_block(source), "{source}");
        }
        for source in [
            "",
            "4",
            "if a { 4 }",
            "if { 4 } else { 8 }",
            "if a { 4 } else match b { _ => 4 }",
            "if a { 4 } else { 8 } 4",
            "match a { _ => 4 } 4",
            "match { _ => 4 }",
            "unsafe a { 4 }",
            "loop { 4 }",
            "{ 4 } { 8 }",
        ] {
            assert!(!is_block(source), "{source}");
        }
    }

    /// What `$n:literal` and `$n:expr` of a `macro_rules!` become.
    #[test]
    fn a_number_may_come_out_of_another_macro() {
        let wrapped = |tokens: TokenStream| TokenTree::from(Group::new(Delimiter::None, tokens));
        let four = wrapped(quote!(4));
        let twice = wrapped(four.clone().into());
        let sum = wrapped(quote!(2 + 2));
        for (tokens, expected) in [
            (quote!(#four), 4),
            (quote!(#four KiB), 4 << 10),
            (quote!(#twice KiB), 4 << 10),
            (quote!(2 * #sum), 8),
        ] {
            let source = tokens.to_string();
            let size = Size::parse(tokens, "`base_page`").expect(&source);
            assert_eq!(
                size.evaluate("`base_page`").expect(&source),
                Some(expected),
                "{source}"
            );
        }
    }

    #[test]
    fn what_is_no_size_is_refused_with_the_way_out() {
        for (source, problem, help) in [
            (
                "\"4096\"",
                "`\"4096\"` is not a value for `base_page`",
                "a constant expression",
            ),
            ("4 KB", "unknown size unit `KB`", "write `KiB`"),
            ("4M", "unknown size unit `M`", "write `MiB`"),
            ("4 pages", "unknown size unit `pages`", "known: `B`"),
            ("1.5", "`1.5` is not a whole number", "smaller unit"),
            ("4096u32", "`4096u32` has the type `u32`", "write `4096`"),
            ("1.5 KiB", "`1.5 KiB` is not a whole number", "smaller unit"),
            ("-8", "is negative", "such as `4096`"),
            ("8 - 16", "is negative", "such as `4096`"),
            ("1 << 200", "does not fit", "smaller"),
            ("1 << 127 << 3", "does not fit", "smaller"),
            ("20_000_000_000 GiB", "does not fit", "smaller"),
            ("4 / 0", "divides by zero", "such as"),
            ("4 KiB KiB", "is not a value for", "such as"),
            ("PAGE KiB", "is not a value for", "write `PAGE * 1 KiB`"),
            ("(2 + 2) MiB", "is not a value for", "write `(2 + 2) * 1 MiB`"),
            ("none", "is not a value for", "such as"),
            ("4KiB KiB", "unexpected `KiB`", "one unit"),
        ] {
            let message = value(source).expect_err(source);
            assert!(
                message.contains(problem) && message.contains(help),
                "{source}: {message}"
            );
        }
    }
}
