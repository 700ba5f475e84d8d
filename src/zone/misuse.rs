//! What a zone tells of a misuse.
#![forbid(unsafe_code)]

use core::alloc::Layout;

use super::config::{Derived, ZoneConfig};
use super::route::{Route, route};
use crate::error::{Misuse, MisuseKind, Place, Sites};
use crate::page::AllocablePage;

/// The report on a pointer that was freed with `layout`, on a slot of such a class, or on a pager's block.
#[cold]
pub(crate) fn misuse<C: ZoneConfig>(
    kind: MisuseKind,
    address: usize,
    layout: Layout,
    sites: Option<Sites>,
) -> Misuse {
    let of_a_slot = !matches!(kind, MisuseKind::MisplacedBlock | MisuseKind::DuplicateBlock);
    let place = match route::<C>(layout) {
        Route::Class(index) if of_a_slot => C::CLASSES.get(index).map(|class| {
            let page_bytes = if index < C::BASE_COUNT {
                C::BASE_PAGE
            } else {
                <C::LargePage<'static> as AllocablePage>::SIZE
            };
            Place::of(address, *class, page_bytes)
        }),
        _ => None,
    };
    Misuse {
        kind,
        zone: C::NAME,
        address,
        layout,
        place,
        sites,
    }
}
