//! Syntax tree to plan: fills in the defaults and finds every mistake that needs no compiler.

use std::collections::HashMap;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{GenericParam, Generics, Result};

use crate::ast::{self, Entry, Harden, Lock, OnMisuse, Oversize, Pager, Size};
use crate::diag::{self, Errors, error};
use crate::fit;
use crate::list::ClassReader;
use crate::names::Names;
use crate::plan::{Amount, Caches, Classes, LargePage, Numbers, Shapes, Zone};

const NOT_CONSTANT: &str =
    "page and class sizes must be constants; type parameters may stand in `lock` and `pager` only";

/// Checks every zone; one with a mistake, found now or before, comes back as it was.
pub(crate) fn zones(
    zones: Vec<ast::Zone>,
    errors: &mut Errors,
) -> Vec<core::result::Result<Zone, Box<ast::Zone>>> {
    let mut names = HashMap::new();
    let zones = zones.into_iter().filter(|zone| match clash(zone, &mut names) {
        Ok(()) => true,
        Err(clash) => {
            errors.push(clash);
            false
        }
    });
    let zones: Vec<ast::Zone> = zones.collect();
    zones.into_iter().map(|zone| self::zone(zone, errors)).collect()
}

/// Refuses a zone that would define a name a second time.
fn clash(zone: &ast::Zone, taken: &mut HashMap<String, (String, bool)>) -> Result<()> {
    let name = zone.name.unraw().to_string();
    // Zones under different conditions may share their names; only rustc knows which of them exist.
    let names = Names::of(zone);
    let conditional = !names.conditions.is_empty();
    let others = [names.zone, &names.page, &names.large_page, &names.config];
    if others
        .into_iter()
        .any(|other| other.unraw() == names.heap.unraw())
    {
        let problem = format!("`{}` is the name of another type of zone `{name}`", names.heap);
        let help = format!("choose another name, or leave `as` out for `Safe{name}`");
        return Err(error(&names.heap, problem, help));
    }
    for token in names.all() {
        let word = token.unraw().to_string();
        let first = taken.insert(word.clone(), (name.clone(), conditional));
        let Some((other, false)) = first else { continue };
        if conditional {
            continue;
        }
        if other == name && word == name {
            return Err(error(
                token,
                format!("zone `{name}` is declared twice"),
                "give each zone a name of its own",
            ));
        }
        let problem = format!("zone `{name}` would define `{word}`, which zone `{other}` defines too");
        return Err(error(
            token,
            problem,
            format!("rename one, or write `zone {name} as AnotherName`"),
        ));
    }
    Ok(())
}

/// Checks one zone.
fn zone(mut zone: ast::Zone, errors: &mut Errors) -> core::result::Result<Zone, Box<ast::Zone>> {
    let mut found = Errors::default();
    generics(&zone, &mut found);
    let numbers = numbers(&zone.fields, &mut found);
    let batch = batch_of_cache(&zone, &mut found);
    huge_pages(&zone.fields, &mut found);
    let sound = found.is_empty() && !zone.broken;
    errors.append(found);
    let Some((numbers, shapes)) = numbers.filter(|_| sound) else {
        return Err(Box::new(zone));
    };
    let fields = core::mem::take(&mut zone.fields);
    let spin = Lock::Spin(Ident::new("spin", zone.name.span()));
    Ok(Zone {
        heap: Names::of(&zone).heap,
        attributes: zone.attributes,
        visibility: zone.visibility,
        name: zone.name,
        generics: zone.generics,
        keys: fields.keys,
        numbers,
        word: value(fields.word),
        lock: value(fields.lock).unwrap_or(spin),
        pager: value(fields.pager),
        huge_pages: value(fields.huge_pages),
        oversize: value(fields.oversize).unwrap_or(Oversize::Pager),
        stats: value(fields.stats).unwrap_or(false),
        on_misuse: value(fields.on_misuse).unwrap_or(OnMisuse::Abort),
        harden: value(fields.harden).unwrap_or(Harden::Checked),
        cache: match (value(fields.cache), batch) {
            (Some(ast::Cache::Of { word, owner, .. }), Some(batch)) => Some(Caches { owner, word, batch }),
            _ => None,
        },
        shapes,
    })
}

/// Bytes of a batch where the author does not say.
const BATCH: usize = 16 << 10;

/// The batch of the cache of each thread or CPU, if there is one. Caches take statics, of which there is one set for
/// the zone's type.
fn batch_of_cache(zone: &ast::Zone, errors: &mut Errors) -> Option<Amount> {
    let Some(ast::Cache::Of { word, owner, batch }) = value_of(zone.fields.cache.as_ref()) else {
        return None;
    };
    if let Some(parameter) = zone.generics.type_params().next() {
        let problem = format!("caches in a zone with the type parameter `{}`", parameter.ident);
        let help = "caches are made of statics, which cannot be generic: name the lock and the pager";
        errors.push(error(word, problem, help));
    }
    if let (ast::CacheOwner::Cpus { .. }, None) = (owner, &zone.fields.lock) {
        let help = "handlers of interrupts come to the zone's lock: write `lock: irq_safe(spin, MyControl)`, or \
                    `lock: spin` if none of them allocates or frees";
        errors.push(error(word, "caches of CPUs without a word about the lock", help));
    }
    if let Some(Lock::None(lock)) = value_of(zone.fields.lock.as_ref()) {
        let help = "caches exchange slots behind the zone's lock: use `spin` or another lock";
        errors.push(error(lock, "`lock: none` in a zone with caches", help));
    }
    let batch = match batch {
        None => Amount::default(BATCH),
        Some(size) => written(size, "the size of a batch", errors)?,
    };
    if batch.known == Some(0) {
        let help =
            "a batch holds 2 to 128 slots of a class, and as many bytes as are given here: try `16 KiB`";
        errors.push(error(&batch.written, "a batch of 0 bytes holds nothing", help));
    }
    Some(batch)
}

/// Huge pages are the system's: other sources of pages have none to give.
fn huge_pages(fields: &ast::Fields, errors: &mut Errors) {
    let Some(huge) = value_of(fields.huge_pages.as_ref()) else {
        return;
    };
    if matches!(value_of(fields.pager.as_ref()), None | Some(Pager::Os(_))) {
        return;
    }
    let problem = format!("`huge_pages: {}` with another pager than the system's", huge.word);
    let help = "huge pages are the operating system's: write `pager: os`, or leave `huge_pages` out";
    errors.push(error(&huge.word, problem, help));
}

fn value<T>(entry: Option<Entry<T>>) -> Option<T> {
    entry.and_then(|entry| entry.value)
}

/// Type parameters only, and each of them used.
fn generics(zone: &ast::Zone, errors: &mut Errors) {
    let fields = &zone.fields;
    let (lock, pager) = (value_of(fields.lock.as_ref()), value_of(fields.pager.as_ref()));
    let strategies = [lock.map(Lock::parameter), pager.map(Pager::parameter)];
    let strategies: Vec<TokenStream> = strategies.into_iter().flatten().collect();
    if let (Some(lock), Some(Pager::Arena { word, .. })) = (lock, pager)
        && let Some(parameter) = parameter_in(&zone.generics, &lock.parameter())
    {
        let problem = format!(
            "a static arena cannot have the lock of a type parameter, and this would be `{parameter}`"
        );
        let help = "name the lock, as in `lock: spin`, or give the pager as a type";
        errors.push(error(word, problem, help));
    }
    for parameter in &zone.generics.params {
        let parameter = match parameter {
            GenericParam::Type(parameter) => parameter,
            GenericParam::Lifetime(_) | GenericParam::Const(_) => {
                let name = match parameter {
                    GenericParam::Const(constant) => constant.ident.to_string(),
                    other => diag::source(other),
                };
                let problem = format!("`{name}` is not a type parameter");
                errors.push(error(parameter, problem, NOT_CONSTANT));
                continue;
            }
        };
        let name = &parameter.ident;
        if !parameter.bounds.is_empty() {
            let help = format!("write `{name}`: the bounds are those of `SafeZone`");
            errors.push(error(
                &parameter.bounds,
                format!("bounds on `{name}` have no effect"),
                help,
            ));
        }
        let used = strategies.iter().any(|tokens| mentions(tokens, name));
        if !used && !zone.broken && !self::sizes(fields).any(|size| mentions(&size.written, name)) {
            let help = format!("write `pager: {name}` or `lock: {name}`, or remove it");
            errors.push(error(
                parameter,
                format!("the type parameter `{name}` is not used"),
                help,
            ));
        }
    }
    for size in sizes(fields) {
        for parameter in zone.generics.type_params() {
            if mentions(&size.written, &parameter.ident) {
                let problem = format!(
                    "`{}` depends on the type parameter `{}`",
                    diag::source(&size.written),
                    parameter.ident
                );
                errors.push(error(&size.written, problem, NOT_CONSTANT));
            }
        }
    }
}

/// The first type parameter that stands in `tokens`.
pub(crate) fn parameter_in<'g>(generics: &'g Generics, tokens: &TokenStream) -> Option<&'g Ident> {
    generics
        .type_params()
        .map(|parameter| &parameter.ident)
        .find(|parameter| mentions(tokens, parameter))
}

/// Every size of a zone.
fn sizes(fields: &ast::Fields) -> impl Iterator<Item = &Size> {
    let large_page = match value_of(fields.large_page.as_ref()) {
        Some(ast::LargePage::Size(size)) => Some(size),
        Some(ast::LargePage::None) | None => None,
    };
    let terms = [&fields.classes, &fields.base_classes, &fields.large_classes];
    let terms = terms
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.value.as_ref())
        .flatten();
    let arena = match value_of(fields.pager.as_ref()) {
        Some(Pager::Arena { size, .. }) => Some(size),
        _ => None,
    };
    let batch = match value_of(fields.cache.as_ref()) {
        Some(ast::Cache::Of { batch, .. }) => batch.as_deref(),
        Some(ast::Cache::None) | None => None,
    };
    let single = [&fields.base_page, &fields.min_objects].into_iter().flatten();
    single
        .filter_map(|entry| entry.value.as_ref())
        .chain(large_page)
        .chain(arena)
        .chain(batch)
        .chain(terms.flat_map(|term| match &term.kind {
            ast::TermKind::Size(size) => vec![size],
            ast::TermKind::Pow2 { first, last } => vec![first, last],
            ast::TermKind::Geometric { first, last, steps } => vec![first, last, steps],
        }))
}

/// Whether `name` is one of the words of `tokens`, at any depth.
pub(crate) fn mentions(tokens: &TokenStream, name: &Ident) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(word) => word == *name,
        TokenTree::Group(group) => mentions(&group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Reads and checks all numbers; `None` where one of them is wrong.
fn numbers(fields: &ast::Fields, errors: &mut Errors) -> Option<(Numbers, Shapes)> {
    let base_page = amount(fields.base_page.as_ref(), 4 << 10, "`base_page`", errors);
    let min_objects = amount(fields.min_objects.as_ref(), 8, "`min_objects`", errors);
    let large_page = match &fields.large_page {
        None if fields.base_classes.is_some() && fields.large_classes.is_none() => Some(LargePage::Never),
        None => Some(LargePage::IfNeeded(2 << 20)),
        Some(Entry { value: None, .. }) => None,
        Some(Entry {
            value: Some(ast::LargePage::None),
            ..
        }) => Some(LargePage::Never),
        Some(Entry {
            value: Some(ast::LargePage::Size(size)),
            ..
        }) => written(size, "`large_page`", errors).map(LargePage::Always),
    };
    let arena = match value_of(fields.pager.as_ref()) {
        Some(Pager::Arena { size, .. }) => Some(written(size, "the size of the arena", errors)),
        _ => None,
    };
    let classes = classes(fields, errors);
    fit::pages(
        base_page.as_ref(),
        large_page.as_ref(),
        min_objects.as_ref(),
        errors,
    );
    let arena = match arena {
        Some(arena) => Some(arena?),
        None => None,
    };
    let numbers = Numbers {
        base_page: base_page?,
        large_page: large_page?,
        classes: classes?,
        explicit_split: fields.base_classes.is_some(),
        min_objects: min_objects?,
        arena,
    };
    let shapes = if errors.is_empty() {
        fit::shapes(&numbers, value_of(fields.word.as_ref()), errors)
    } else {
        Shapes::Constants
    };
    Some((numbers, shapes))
}

pub(crate) fn value_of<T>(entry: Option<&Entry<T>>) -> Option<&T> {
    entry.and_then(|entry| entry.value.as_ref())
}

/// The value of a key that is a number; `None` where it is wrong.
fn amount(entry: Option<&Entry<Size>>, default: usize, what: &str, errors: &mut Errors) -> Option<Amount> {
    match entry {
        None => Some(Amount::default(default)),
        Some(Entry {
            value: Some(size), ..
        }) => written(size, what, errors),
        Some(Entry { value: None, .. }) => None,
    }
}

/// The value of a number that was written; `None` where it is wrong.
pub(crate) fn written(size: &Size, what: &str, errors: &mut Errors) -> Option<Amount> {
    let known = errors.keep(size.evaluate(what))?;
    Some(Amount {
        written: Some(size.written.clone()),
        expr: size.expr.to_token_stream(),
        known,
    })
}

/// The class list; `None` where a part of it is wrong.
fn classes(fields: &ast::Fields, errors: &mut Errors) -> Option<Classes> {
    let (base, large) = match (&fields.classes, &fields.base_classes, &fields.large_classes) {
        (None, None, None) => return Some(Classes::Default),
        (Some(_), Some(Entry { key, .. }), _) | (Some(_), None, Some(Entry { key, .. })) => {
            let help =
                "write `classes` and let the macro choose the page, or both explicit lists and no `classes`";
            errors.push(error(key, format!("`{key}` beside `classes`"), help));
            return None;
        }
        (None, None, Some(Entry { key, .. })) => {
            let help = "write `base_classes` too, or `classes` to let the macro choose the page";
            errors.push(error(key, "`large_classes` without `base_classes`", help));
            return None;
        }
        (Some(classes), None, None) => (classes, None),
        (None, Some(base), large) => (base, large.as_ref()),
    };
    let large_without_pages = matches!(value_of(fields.large_page.as_ref()), Some(ast::LargePage::None));
    if let Some(Entry { key, .. }) = large.filter(|_| large_without_pages) {
        let help = "give `large_page` a size, or move the classes to `base_classes`";
        errors.push(error(key, "`large_classes` with `large_page: none`", help));
        return None;
    }
    let large_terms = match large {
        Some(entry) => entry.value.as_deref()?,
        None => &[],
    };
    ClassReader::default().read(base.value.as_deref()?, large_terms, errors)
}
