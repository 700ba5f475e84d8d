//! The rustdoc text of what a zone defines.

use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{Attribute, Meta};

use crate::ast::{CacheOwner, Harden, Lock, Pager};
use crate::diag::{bytes, source};
use crate::plan::{LargePage, Shapes, Table, Zone};

/// Of the by-hand zone.
pub(crate) fn zone(zone: &Zone) -> Vec<String> {
    let heap = zone.heap.unraw();
    let mut text = opening(zone);
    text.push(format!(
        "A zone whose pages the program supplies by hand, through `refill` and `refill_large`; [`{heap}`] \
         gets its own and can be shared."
    ));
    text.push(String::new());
    text.extend(settings(zone));
    text.push(String::new());
    text.extend(table(zone));
    text.extend(example(&[
        &format!("let mut zone = {}::new();", zone.name),
        "zone.refill(layout, page)?;",
        "let object = zone.allocate(layout)?;",
    ]));
    indented(text)
}

/// Of the allocator.
pub(crate) fn heap(zone: &Zone) -> Vec<String> {
    let name = zone.name.unraw();
    let mut text = opening(zone);
    text.push(format!(
        "The allocator of zone [`{name}`]: gets and returns pages by itself, and can be a `#[global_allocator]`."
    ));
    text.push(String::new());
    text.push(format!(
        "Locking: {}. Pages come from {}.",
        lock(&zone.lock),
        pager(zone)
    ));
    if let Some(cache) = &zone.cache {
        let batch = match (cache.batch.known, &cache.batch.written) {
            (Some(size), _) => bytes(size),
            (None, written) => format!("`{}`", source(written)),
        };
        let owner = match &cache.owner {
            CacheOwner::Threads => "thread",
            CacheOwner::Cpus { .. } => "CPU",
        };
        text.push(format!("Each {owner} keeps free slots, in batches of {batch}."));
    }
    text.extend(hardening(&zone.harden));
    text.push(String::new());
    text.extend(table(zone));
    let heap = &zone.heap;
    let generic = zone.generics.type_params().next().is_some();
    text.extend(match (generic, &zone.lock) {
        (true, _) => example(&[&format!("let heap: {heap}<_> = {heap}::with_pager(pager);")]),
        (false, Lock::None(_)) if zone.cache.is_none() => example(&[
            &format!("let heap = {heap}::new();"),
            "let object = heap.allocate(layout)?;",
        ]),
        (false, _) => example(&[
            "#[global_allocator]",
            &format!("static HEAP: {heap} = {heap}::new();"),
        ]),
    });
    indented(text)
}

/// What is done against misuse, if the author said so.
fn hardening(harden: &Harden) -> Option<String> {
    let text = match harden {
        Harden::Checked => return None,
        Harden::Hardened(_) => {
            "Hardened: a free is checked when it is made, and objects are 8 bytes shorter than the slots of their classes."
        }
        Harden::Debug { .. } => {
            "For finding faults: a free is checked when it is made, and reports name who had the slot. Objects are 80 \
             bytes shorter than the slots of their classes on 64-bit targets, 48 on 32-bit ones."
        }
        Harden::Unchecked(_) => "A wrong free corrupts the heap: nothing is checked.",
    };
    Some(text.to_owned())
}

/// Of a page, `kind` being `base` or `large`.
pub(crate) fn page(zone: &Zone, kind: &str) -> Vec<String> {
    let name = zone.name.unraw();
    indented(vec![format!(
        "A {kind} page of zone [`{name}`], aligned to its size."
    )])
}

/// As `///` writes it: with a space before the text.
fn indented(text: Vec<String>) -> Vec<String> {
    text.into_iter()
        .map(|line| if line.is_empty() { line } else { format!(" {line}") })
        .collect()
}

/// A break after the author's own words.
fn opening(zone: &Zone) -> Vec<String> {
    let documented = zone.attributes.iter().any(is_doc_text);
    if documented {
        vec![String::new()]
    } else {
        Vec::new()
    }
}

/// Whether it is a line of documentation, as opposed to `#[doc(hidden)]`.
pub(crate) fn is_doc_text(attribute: &Attribute) -> bool {
    matches!(&attribute.meta, Meta::NameValue(meta) if meta.path.is_ident("doc"))
}

fn example(lines: &[&str]) -> Vec<String> {
    let fence = |fence: &str| fence.to_owned();
    let lines = lines.iter().map(|line| (*line).to_owned());
    [String::new(), fence("```text")]
        .into_iter()
        .chain(lines)
        .chain([fence("```")])
        .collect()
}

/// The sizes that were chosen.
fn settings(zone: &Zone) -> Vec<String> {
    let numbers = &zone.numbers;
    let page = |amount: &crate::plan::Amount| match (amount.known, &amount.written) {
        (Some(size), _) => bytes(size),
        (None, Some(written)) => format!("`{}`", source(written)),
        (None, None) => String::new(),
    };
    let large = match (&numbers.large_page, &zone.shapes) {
        (LargePage::Never, _) => "none".to_owned(),
        (LargePage::IfNeeded(_), Shapes::Known(table)) if table.plan.large.is_none() => "none".to_owned(),
        (LargePage::IfNeeded(size), Shapes::Known(_)) => bytes(*size),
        (LargePage::IfNeeded(size), _) => format!("{}, where a class needs them", bytes(*size)),
        (LargePage::Always(amount), _) => page(amount),
    };
    vec![format!(
        "Base pages: {}; large pages: {large}.",
        page(&numbers.base_page)
    )]
}

fn lock(lock: &Lock) -> String {
    match lock {
        Lock::None(_) => "none, one thread".into(),
        Lock::Spin(_) => "spinning".into(),
        Lock::Ticket(_) => "first come, first served".into(),
        Lock::Os(_) => "by the operating system".into(),
        Lock::IrqSafe { inner, .. } => format!("with interrupts off, else {}", self::lock(inner)),
        Lock::Type(lock) => format!("`{}`", source(lock.to_token_stream())),
    }
}

fn pager(zone: &Zone) -> String {
    if let Some(huge) = &zone.huge_pages {
        let how = match huge.policy {
            "Never" => "without huge pages",
            "Always" => "always in huge pages",
            _ => "in huge pages after growth",
        };
        return format!("the operating system, {how}");
    }
    match &zone.pager {
        None => "the default source of the target".into(),
        Some(Pager::Os(_)) => "the operating system".into(),
        Some(Pager::None(_)) => "nowhere".into(),
        Some(Pager::Wasm(_)) => "`memory.grow`".into(),
        Some(Pager::Arena { size, .. }) => format!("a static arena of `{}`", source(&size.written)),
        Some(Pager::Functions { acquire, .. }) => format!("`{}`", source(acquire)),
        Some(Pager::Type(pager)) => format!("`{}`", source(pager)),
    }
}

/// The class table, where every number is known.
fn table(zone: &Zone) -> Vec<String> {
    let Some(Table { sizes, plan }) = zone.shapes.table() else {
        let text = match zone.shapes {
            Shapes::Target(_) => {
                "The pages hold enough objects on some targets only; 64-bit ones are not among them."
            }
            _ => "The size classes depend on constants that are known to the compiler only.",
        };
        return vec![text.into()];
    };
    let mut lines = vec![
        "| class (bytes) | page | objects per page | unused |".to_owned(),
        "|--:|:--|--:|--:|".to_owned(),
    ];
    for (class, &size) in sizes.iter().enumerate() {
        let page = plan.page_of(class);
        let kind = if class < plan.base_classes {
            "base"
        } else {
            "large"
        };
        let unused = page.unused_bytes(size) * 1000 / page.page_bytes;
        lines.push(format!(
            "| {size} | {kind} | {} | {}.{} % |",
            page.slots(size),
            unused / 10,
            unused % 10
        ));
    }
    lines.push(String::new());
    lines.push(
        "Unused is what no object can cover, the page's header included; figures for 64-bit targets."
            .to_owned(),
    );
    lines
}
