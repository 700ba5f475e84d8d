//! Class lists: `[16, 32] + pow2(64..=1 KiB) + geometric(2 KiB..=64 KiB, steps = 4)`.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::quote;
use syn::Result;

use crate::ast::{Size, Term, TermKind};
use crate::diag::{self, error};
use crate::keys::GENERATORS;
use crate::split::{Of, split};

/// Reads the value of `key`.
pub(crate) fn parse(value: &TokenStream, key: &Ident) -> Result<Vec<Term>> {
    let mut terms = Vec::new();
    for part in split(value.clone(), '+', Of::Values) {
        generator(part, value, key, &mut terms)?;
    }
    if terms.is_empty() {
        return Err(error(
            value,
            format!("`{key}` lists no size"),
            "a zone needs at least one size class: `[16, 32]`",
        ));
    }
    Ok(terms)
}

/// One operand of `+`.
fn generator(part: TokenStream, value: &TokenStream, key: &Ident, terms: &mut Vec<Term>) -> Result<()> {
    let tokens: Vec<TokenTree> = part.clone().into_iter().collect();
    match tokens.as_slice() {
        [TokenTree::Group(list)] if list.delimiter() == Delimiter::Bracket => sizes(list, key, terms),
        [TokenTree::Ident(name), TokenTree::Group(inner)] if inner.delimiter() == Delimiter::Parenthesis => {
            let kind = match name.to_string().as_str() {
                "pow2" => pow2(inner)?,
                "geometric" => geometric(inner)?,
                other => {
                    return Err(unknown_generator(
                        name,
                        &format!("unknown class generator `{other}`"),
                    ));
                }
            };
            terms.push(Term { written: part, kind });
            Ok(())
        }
        [] => Err(unknown_generator(value, "a list is missing beside `+`")),
        _ => {
            let problem = format!("`{}` is not a list of size classes", diag::source(&part));
            Err(unknown_generator(&part, &problem))
        }
    }
}

fn unknown_generator(tokens: impl quote::ToTokens, problem: &str) -> syn::Error {
    error(
        tokens,
        problem,
        format!("known: {}, joined by `+`", diag::list(&GENERATORS)),
    )
}

fn sizes(list: &Group, key: &Ident, terms: &mut Vec<Term>) -> Result<()> {
    let mut parts = split(list.stream(), ',', Of::Values);
    if parts.last().is_some_and(TokenStream::is_empty) {
        parts.pop();
    }
    for part in parts {
        if part.is_empty() {
            return Err(error(
                list,
                "a size is missing between two commas",
                "write sizes between commas: `[16, 32]`",
            ));
        }
        if is_list(&part) {
            let problem = format!("`{}` is a list in a list", diag::source(&part));
            let help = "join lists with `+`: `[16, 32] + pow2(64..=1 KiB)`";
            return Err(error(part, problem, help));
        }
        let size = Size::parse(part.clone(), &format!("a size of `{key}`"))?;
        terms.push(Term {
            written: part,
            kind: TermKind::Size(size),
        });
    }
    Ok(())
}

/// Whether it reads `[..]`, `pow2(a..=b)` or `geometric(a..=b, ..)`.
fn is_list(tokens: &TokenStream) -> bool {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    match tokens.as_slice() {
        [TokenTree::Group(list)] => list.delimiter() == Delimiter::Bracket,
        [TokenTree::Ident(name), TokenTree::Group(inner)] => {
            // Anything else with parentheses calls a function.
            ["pow2", "geometric"].contains(&name.to_string().as_str())
                && inner.delimiter() == Delimiter::Parenthesis
                && inner.stream().to_string().contains("..")
        }
        _ => false,
    }
}

fn pow2(inner: &Group) -> Result<TermKind> {
    let (first, last) = range(&inner.stream(), inner, "pow2")?;
    Ok(TermKind::Pow2 { first, last })
}

fn geometric(inner: &Group) -> Result<TermKind> {
    const HELP: &str = "say how many classes there are per doubling: `geometric(16..=1 MiB, steps = 4)`";
    let mut parts = split(inner.stream(), ',', Of::Values);
    if parts.len() > 1 && parts.last().is_some_and(TokenStream::is_empty) {
        parts.pop();
    }
    let [range_part, steps_part] = parts.as_slice() else {
        let problem = if parts.len() < 2 {
            "`geometric(..)` without `steps`"
        } else {
            "too much in `geometric(..)`"
        };
        return Err(error(inner, problem, HELP));
    };
    let (first, last) = range(range_part, inner, "geometric")?;
    let mut tokens = steps_part.clone().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Ident(name)), Some(TokenTree::Punct(equals)))
            if name == "steps" && matches!(equals.as_char(), '=' | ':') =>
        {
            let steps = Size::parse(tokens.collect(), "`steps`")?;
            Ok(TermKind::Geometric { first, last, steps })
        }
        _ => {
            let problem = format!("expected `steps = ..`, found `{}`", diag::source(steps_part));
            Err(error(steps_part, problem, HELP))
        }
    }
}

/// `first..=last`.
fn range(tokens: &TokenStream, group: &Group, generator: &str) -> Result<(Size, Size)> {
    let help = format!(
        "write the first and the last size, both included: `{generator}(16..=1 KiB{})`",
        match generator {
            "geometric" => ", steps = 4",
            _ => "",
        }
    );
    let all: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let is = |index: usize, expected: char| matches!(all.get(index), Some(TokenTree::Punct(punct)) if punct.as_char() == expected);
    let Some(dots) = (0..all.len()).find(|&index| is(index, '.') && is(index + 1, '.')) else {
        let problem = format!("`{generator}{}` has no range", diag::source(group));
        return Err(error(group, problem, help));
    };
    if !is(dots + 2, '=') {
        let problem = "the range leaves out its end";
        return Err(error(
            all[dots..dots + 2].iter().cloned().collect::<TokenStream>(),
            problem,
            help,
        ));
    }
    let first: TokenStream = all[..dots].iter().cloned().collect();
    let last: TokenStream = all[dots + 3..].iter().cloned().collect();
    if first.is_empty() || last.is_empty() {
        return Err(error(quote!(#tokens), "the range lacks an end", help));
    }
    let what = format!("an end of `{generator}(..)`");
    Ok((Size::parse(first, &what)?, Size::parse(last, &what)?))
}
