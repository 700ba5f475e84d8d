//! Sizes: `16 KiB`, `16KiB`, `1 << 14`, `bsp::PAGE_SIZE`.

use proc_macro2::{Delimiter, Group, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{BinOp, Error, Expr, Lit, Result, UnOp};

use crate::ast::Size;
use crate::diag::{self, error};
use crate::keys;

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
        let expr = match syn::parse2(folded.clone()) {
            Ok(expr) => expr,
            // A block is a constant expression that `syn` reads with its feature `full` only.
            Err(_) if let Some(block) = block(&folded) => Expr::Verbatim(block.to_token_stream()),
            Err(_) => {
                let problem = format!("`{}` is not a value for {what}", diag::source(&written));
                return Err(error(written, problem, EXAMPLES));
            }
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
        match token {
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), fold_units(group.stream())?);
                inner.set_span(group.span());
                inner.to_tokens(&mut folded);
            }
            TokenTree::Literal(literal) => {
                let unit = tokens.next_if(|next| matches!(next, TokenTree::Ident(word) if word != "as"));
                number(literal, unit.as_ref())?.to_tokens(&mut folded);
            }
            other => other.to_tokens(&mut folded),
        }
    }
    Ok(folded)
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

/// The block that `tokens` are, if they are one.
fn block(tokens: &TokenStream) -> Option<Group> {
    let mut tokens = tokens.clone().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Group(mut block)), None) if block.delimiter() == Delimiter::Brace => {
            // As the macro's, so that no lint finds the braces needless.
            block.set_span(block.span().resolved_at(Span::mixed_site()));
            Some(block)
        }
        _ => None,
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
            "PAGE as usize",
            "u::<A, B>()",
        ] {
            assert_eq!(value(source), Ok(None), "{source}");
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
