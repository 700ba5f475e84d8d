//! Locks, sources of pages, and the other choices between named strategies and types.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{ParseStream, Parser};
use syn::{Path, Result, Token, Type, token};

use crate::ast::{Cache, CacheOwner, Harden, HugePages, Lock, OnMisuse, Oversize, Pager, Protection, Size};
use crate::diag::{self, error, unknown};
use crate::keys;
use crate::split::{Angles, Of};

const FUNCTIONS: &str = "`unsafe fn(path::to::acquire, path::to::release)`";

impl Lock {
    /// Reads the value of `lock`, or the inner lock of `irq_safe(..)`.
    pub(crate) fn parse(value: &TokenStream) -> Result<Self> {
        let Some((word, arguments)) = named(value) else {
            return a_type(value, "lock").map(Self::Type);
        };
        match (word.to_string().as_str(), arguments) {
            ("none", None) => Ok(Self::None(word)),
            ("spin", None) => Ok(Self::Spin(word)),
            ("ticket", None) => Ok(Self::Ticket(word)),
            ("os", None) => Ok(Self::Os(word)),
            ("irq_safe", Some(arguments)) => irq_safe(word, arguments),
            ("irq_safe", None) => {
                let help = "write `irq_safe(spin)`, `irq_safe(ticket)` or, with one CPU, `irq_safe(none)`";
                Err(error(
                    word,
                    "`irq_safe` needs the lock that excludes the other CPUs",
                    help,
                ))
            }
            (name, Some(_)) if keys::LOCKS.contains(&name) => Err(no_arguments(value, name)),
            (name, _) => Err(unknown(
                &word,
                "lock",
                name,
                &keys::LOCKS,
                ", or the path of a type that implements `RawLock`",
            )),
        }
    }
}

impl Lock {
    /// The tokens in which a type parameter may stand.
    pub(crate) fn parameter(&self) -> TokenStream {
        match self {
            Self::Type(lock) => lock.to_token_stream(),
            Self::IrqSafe { inner, control, .. } => {
                let mut tokens = inner.parameter();
                control.to_tokens(&mut tokens);
                tokens
            }
            Self::None(_) | Self::Spin(_) | Self::Ticket(_) | Self::Os(_) => TokenStream::new(),
        }
    }
}

/// `irq_safe(lock)` or `irq_safe(lock, path::to::Control)`.
fn irq_safe(word: Ident, arguments: TokenStream) -> Result<Lock> {
    let (inner, control) = match first_comma(arguments) {
        (inner, Some(control)) if !control.is_empty() => (inner, Some(control)),
        (inner, _) => (inner, None),
    };
    if inner.is_empty() {
        let help = "write `irq_safe(spin)`, `irq_safe(ticket)` or, with one CPU, `irq_safe(none)`";
        return Err(error(
            word,
            "`irq_safe` needs the lock that excludes the other CPUs",
            help,
        ));
    }
    let inner = Lock::parse(&inner)?;
    if let Lock::IrqSafe { word, .. } | Lock::Os(word) = &inner {
        let problem = format!("`{word}` cannot be taken with interrupts off");
        return Err(error(
            word,
            problem,
            "use `spin`, `ticket` or, with one CPU, `none` inside `irq_safe(..)`",
        ));
    }
    let control = match control {
        Some(tokens) => Some(a_type(&tokens, "interrupt control")?),
        None => None,
    };
    Ok(Lock::IrqSafe {
        word,
        inner: Box::new(inner),
        control,
    })
}

impl Pager {
    /// Reads the value of `pager`.
    pub(crate) fn parse(value: TokenStream) -> Result<Self> {
        if starts_with_function(&value) {
            return functions.parse2(value);
        }
        let Some((word, arguments)) = named(&value) else {
            return a_type(&value, "pager").map(Self::Type);
        };
        match (word.to_string().as_str(), arguments) {
            ("os", None) => Ok(Self::Os(word)),
            ("none", None) => Ok(Self::None(word)),
            ("wasm", None) => Ok(Self::Wasm(word)),
            ("arena", Some(size)) if !size.is_empty() => {
                let size = Size::parse(size, "the size of the arena")?;
                Ok(Self::Arena { word, size })
            }
            ("arena", _) => Err(error(
                word,
                "an arena without a size",
                "say how much memory it has: `arena(32 KiB)`",
            )),
            (name, Some(_)) if keys::PAGERS.contains(&name) => Err(no_arguments(&value, name)),
            (name, _) => {
                let rest = format!(", {FUNCTIONS}, or the path of a type that implements `Pager`");
                Err(unknown(&word, "pager", name, &keys::PAGERS, &rest))
            }
        }
    }
}

impl Pager {
    /// The tokens in which a type parameter may stand.
    pub(crate) fn parameter(&self) -> TokenStream {
        match self {
            Self::Type(pager) => pager.to_token_stream(),
            _ => TokenStream::new(),
        }
    }
}

/// `unsafe fn(acquire, release)`.
fn functions(input: ParseStream<'_>) -> Result<Pager> {
    let unsafety: Option<Token![unsafe]> = input.parse()?;
    let keyword: Token![fn] = input.parse()?;
    let help = format!("name two functions: {FUNCTIONS}");
    if !input.peek(token::Paren) {
        return Err(error(keyword, "`fn` without its two functions", help));
    }
    let arguments: TokenTree = input.parse()?;
    if !input.is_empty() {
        let rest: TokenStream = input.parse()?;
        return Err(error(
            &rest,
            format!("unexpected `{}`", diag::source(&rest)),
            "end the field with a comma",
        ));
    }
    let TokenTree::Group(group) = &arguments else {
        return Err(error(arguments, "expected `(..)`", help));
    };
    let (acquire, release) = match first_comma(group.stream()) {
        (acquire, Some(release)) => (acquire, first_comma(release)),
        (_, None) => return Err(error(group, "a pager needs two functions", help)),
    };
    if release.1.is_some_and(|rest| !rest.is_empty()) {
        return Err(error(
            group,
            "a pager needs two functions, and there are more",
            help,
        ));
    }
    let path = |tokens: TokenStream| {
        syn::parse2::<Path>(tokens.clone()).map_err(|_| {
            let problem = format!("`{}` is not the path of a function", diag::source(&tokens));
            if tokens.is_empty() {
                error(group, "a pager needs two functions", &help)
            } else {
                error(tokens, problem, &help)
            }
        })
    };
    let (acquire, release) = (path(acquire)?, path(release.0)?);
    let Some(unsafety) = unsafety else {
        let help = format!(
            "the two functions are trusted with memory: write `unsafe {}`",
            format_args!("fn{}", diag::source(group))
        );
        return Err(error(keyword, "`fn(..)` without `unsafe`", help));
    };
    Ok(Pager::Functions {
        unsafety,
        acquire,
        release,
    })
}

impl HugePages {
    /// Reads the value of `huge_pages`.
    pub(crate) fn parse(value: &TokenStream) -> Result<Self> {
        let word = named(value).and_then(|(word, arguments)| arguments.is_none().then_some(word));
        let policy = word.as_ref().and_then(|word| match word.to_string().as_str() {
            "never" => Some("Never"),
            "after_growth" => Some("AfterGrowth"),
            "always" => Some("Always"),
            _ => None,
        });
        match (word, policy) {
            (Some(word), Some(policy)) => Ok(Self { word, policy }),
            _ => Err(unknown(
                value,
                "`huge_pages`",
                &diag::source(value),
                &keys::HUGE_PAGES,
                "",
            )),
        }
    }
}

impl Oversize {
    /// Reads the value of `oversize`.
    pub(crate) fn parse(value: &TokenStream) -> Result<Self> {
        match value.to_string().as_str() {
            "pager" => Ok(Self::Pager),
            "null" => Ok(Self::Null),
            _ => Err(unknown(
                value,
                "`oversize`",
                &diag::source(value),
                &keys::OVERSIZE,
                "",
            )),
        }
    }
}

impl OnMisuse {
    /// Reads the value of `on_misuse`.
    pub(crate) fn parse(value: &TokenStream) -> Result<Self> {
        match named(value) {
            None => a_type(value, "misuse handler").map(|handler| Self::Type(Box::new(handler))),
            Some((word, None)) if word == "abort" => Ok(Self::Abort),
            Some((word, None)) if word == "leak" => Ok(Self::Leak),
            Some((word, _)) => {
                let rest = ", or the path of a type that implements `MisuseHandler`";
                Err(unknown(
                    &word,
                    "`on_misuse`",
                    &word.to_string(),
                    &keys::ON_MISUSE,
                    rest,
                ))
            }
        }
    }
}

/// Reads the value of `word`.
pub(crate) fn word(value: TokenStream) -> Result<Ident> {
    let source = diag::source(&value);
    match syn::parse2::<Ident>(value.clone()) {
        Ok(word) if keys::WORDS.contains(&source.as_str()) => Ok(word),
        _ => Err(unknown(value, "bitmap word", &source, &keys::WORDS, "")),
    }
}

/// Reads the value of `stats`.
pub(crate) fn stats(value: &TokenStream) -> Result<bool> {
    match value.to_string().as_str() {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(unknown(
            value,
            "`stats`",
            &diag::source(value),
            &["true", "false"],
            "",
        )),
    }
}

/// Reads the value of `cache`.
pub(crate) fn cache(value: &TokenStream) -> Result<Cache> {
    match named(value) {
        Some((word, None)) if word == "none" => Ok(Cache::None),
        Some((word, None)) if word == "thread" => Ok(Cache::Of {
            word,
            owner: CacheOwner::Threads,
            batch: None,
        }),
        Some((word, Some(size))) if word == "thread" => {
            if size.is_empty() {
                let help =
                    "write `thread`, or how many bytes a batch of free slots may hold: `thread(16 KiB)`";
                return Err(error(value, "`thread()` without a size", help));
            }
            Ok(Cache::Of {
                word,
                owner: CacheOwner::Threads,
                batch: batch(size)?,
            })
        }
        Some((word, Some(arguments))) if word == "per_cpu" && !arguments.is_empty() => {
            per_cpu(word, arguments)
        }
        Some((word, _)) if word == "per_cpu" => {
            let help = "name a type that implements `Cpus`: `per_cpu(MyCpus)`";
            Err(error(value, "`per_cpu` has to know the CPUs", help))
        }
        _ => Err(unknown(
            value,
            "cache",
            &diag::source(value),
            &keys::CACHES,
            ", as in `thread(16 KiB)` and `per_cpu(MyCpus)`",
        )),
    }
}

/// `per_cpu(path::to::Cpus, protection, size)`, of which the last two may be missing.
fn per_cpu(word: Ident, arguments: TokenStream) -> Result<Cache> {
    let (cpus, rest) = first_comma(arguments);
    let cpus = Box::new(a_type(&cpus, "machine's CPUs")?);
    let rest = rest.unwrap_or_default();
    let (second, third) = first_comma(rest.clone());
    let (protection, size) = match named(&second) {
        Some((name, None)) if name == "try_lock" => {
            (Protection::TryLock(Some(name)), third.unwrap_or_default())
        }
        Some((name, Some(control))) if name == "interrupts_off" && !control.is_empty() => {
            let control = a_type(&control, "interrupt control")?;
            (
                Protection::InterruptsOff(Box::new(control)),
                third.unwrap_or_default(),
            )
        }
        Some((name, _)) if keys::PROTECTIONS.iter().any(|known| name == known) => {
            let help = "write `try_lock`, or with a type that implements `InterruptControl`, \
                        `interrupts_off(MyControl)`";
            return Err(error(
                &second,
                format!("`{}` is not complete", diag::source(&second)),
                help,
            ));
        }
        Some((name, Some(_))) => {
            return Err(unknown(
                &name,
                "protection of caches",
                &name.to_string(),
                &keys::PROTECTIONS,
                ", as in `interrupts_off(MyControl)`",
            ));
        }
        _ => (Protection::TryLock(None), rest),
    };
    // A comma may stand at the end.
    let size = match first_comma(size) {
        (size, Some(rest)) if !rest.is_empty() => {
            let help = "write the CPUs, how their caches are protected, and the bytes of a batch";
            return Err(error(
                &rest,
                format!(
                    "`{}` is too much behind `{}`",
                    diag::source(&rest),
                    diag::source(&size)
                ),
                help,
            ));
        }
        (size, _) => size,
    };
    let batch = if size.is_empty() { None } else { batch(size)? };
    Ok(Cache::Of {
        word,
        owner: CacheOwner::Cpus { cpus, protection },
        batch,
    })
}

fn batch(size: TokenStream) -> Result<Option<Box<Size>>> {
    Ok(Some(Box::new(Size::parse(size, "the size of a batch")?)))
}

impl Harden {
    /// Reads the value of `harden`.
    pub(crate) fn parse(value: &TokenStream) -> Result<Self> {
        let mut tokens = value.clone().into_iter();
        let first = tokens.next().map(|token| token.to_string());
        if first.as_deref() == Some("unsafe") {
            let rest: TokenStream = tokens.collect();
            return match named(&rest) {
                Some((word, None)) if word == "unchecked" => Ok(Self::Unchecked(word)),
                Some((word, None)) if keys::HARDEN.iter().any(|known| word == known) => Err(error(
                    value,
                    format!("`{word}` asks for no `unsafe`"),
                    format!("write `{word}`"),
                )),
                _ => Err(unknown(
                    value,
                    "hardening",
                    &diag::source(value),
                    &keys::HARDEN,
                    "",
                )),
            };
        }
        match named(value) {
            Some((word, None)) if word == "checked" => Ok(Self::Checked),
            Some((word, None)) if word == "hardened" => Ok(Self::Hardened(word)),
            Some((word, None)) if word == "debug" => Ok(Self::Debug { word, sites: None }),
            Some((word, Some(sites))) if word == "debug" && !sites.is_empty() => {
                let sites = Some(Box::new(a_type(&sites, "source of call sites")?));
                Ok(Self::Debug { word, sites })
            }
            Some((word, None)) if word == "unchecked" => Err(error(
                value,
                "`unchecked` lets a wrong free corrupt the heap",
                "write `unsafe unchecked` if every free of the program is right, else `checked`",
            )),
            _ => Err(unknown(
                value,
                "hardening",
                &diag::source(value),
                &keys::HARDEN,
                ", and `debug(MyCallSites)` with a type that implements `CallSites`",
            )),
        }
    }
}

fn no_arguments(value: &TokenStream, name: &str) -> syn::Error {
    error(
        value,
        format!("`{name}` takes nothing in parentheses"),
        format!("write `{name}`"),
    )
}

/// Whether it reads `fn ..` or `unsafe fn ..`.
fn starts_with_function(value: &TokenStream) -> bool {
    let mut tokens = value
        .clone()
        .into_iter()
        .map(|token| token.to_string())
        .peekable();
    tokens.next_if(|token| token == "unsafe");
    tokens.next().is_some_and(|token| token == "fn")
}

/// A word in small letters, with what follows it in parentheses: the name of a strategy, not a type.
fn named(value: &TokenStream) -> Option<(Ident, Option<TokenStream>)> {
    let mut tokens = value.clone().into_iter();
    let Some(TokenTree::Ident(word)) = tokens.next() else {
        return None;
    };
    let lower_case = word
        .to_string()
        .starts_with(|letter: char| letter.is_ascii_lowercase());
    let arguments = match (tokens.next(), tokens.next()) {
        (None, _) => None,
        (Some(TokenTree::Group(group)), None) if group.delimiter() == Delimiter::Parenthesis => {
            Some(group.stream())
        }
        _ => return None,
    };
    lower_case.then_some((word, arguments))
}

fn a_type(tokens: &TokenStream, role: &str) -> Result<Type> {
    syn::parse2(tokens.clone()).map_err(|_| {
        let problem = format!("`{}` is not a {role}", diag::source(tokens));
        let help = match role {
            "lock" => format!(
                "known: {}, or the path of a type that implements `RawLock`",
                diag::list(&keys::LOCKS)
            ),
            "pager" => format!(
                "known: {}, {FUNCTIONS}, or the path of a type that implements `Pager`",
                diag::list(&keys::PAGERS)
            ),
            "interrupt control" => "write the path of a type that implements `InterruptControl`".into(),
            "machine's CPUs" => {
                "write the path of a type that implements `Cpus`, as in `per_cpu(MyCpus)`".into()
            }
            _ => format!(
                "known: {}, or the path of a type that implements `MisuseHandler`",
                diag::list(&keys::ON_MISUSE)
            ),
        };
        error(tokens, problem, help)
    })
}

/// What stands before and after the first comma that is in no brackets, of either kind.
fn first_comma(tokens: TokenStream) -> (TokenStream, Option<TokenStream>) {
    let mut before = TokenStream::new();
    let mut tokens = tokens.into_iter();
    let mut angles = Angles::new(Of::Types);
    while let Some(token) = tokens.next() {
        let comma = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ',');
        if comma && !angles.inside() {
            return (before, Some(tokens.collect()));
        }
        angles.pass(&token);
        token.to_tokens(&mut before);
    }
    (before, None)
}
