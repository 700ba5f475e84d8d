//! The face of `declare_zone!`.
//!
//! A declarative macro hands the path of this crate on to the procedural one, so that the expansion
//! finds it under whatever name the user gave it.

/// Declares zones: types for page sizes, size classes, a lock and a pager of the user's choice.
///
/// # Grammar
///
/// ```text
/// zones   := (attribute* visibility "zone" Name generics? ("as" Name)? (";" | "{" field,* "}"))*
/// field   := "base_page"   ":" size                   default: 4 KiB
///          | "large_page"  ":" (size | "none")        default: 2 MiB
///          | "classes"     ":" classes                default: pow2(8..=128 KiB)
///          | "base_classes" ":" classes               instead of `classes`: those in base pages
///          | "large_classes" ":" classes              instead of `classes`: those in large pages
///          | "min_objects" ":" count                  default: 8; the fewest objects in a page
///          | "word"        ":" ("u64" | "u32" | "usize")
///          | "lock"        ":" lock                   default: spin
///          | "pager"       ":" pager                  default: that of the target
///          | "oversize"    ":" ("pager" | "null")     default: pager
///          | "on_misuse"   ":" ("abort" | "leak" | type)   default: abort
///          | "stats"       ":" ("true" | "false")     default: false
///          | "cache"       ":" "none"
///          | "harden"      ":" "checked"
/// size    := 16 KiB | 16KiB | 4096 | 1 << 14 | path::TO_A_CONST        units: B KiB MiB GiB
/// classes := "[" size,* "]" | "pow2(" size "..=" size ")"
///          | "geometric(" size "..=" size ", steps = " count ")" | classes "+" classes
/// lock    := "none" | "spin" | "ticket" | "os" | "irq_safe(" lock ("," type)? ")" | type
/// pager   := "os" | "wasm" | "none" | "arena(" size ")" | "unsafe fn(" path "," path ")" | type
/// ```
///
/// # What it makes
///
/// For `zone Heap`, with the visibility and attributes given:
///
/// * `SafeHeap` (or the name after `as`), a [`SafeZone`](crate::SafeZone): the global allocator;
/// * `Heap<'a>`, a [`Zone`](crate::Zone) that is fed by hand;
/// * `HeapPage<'a>` and `HeapLargePage<'a>`, its pages;
/// * `HeapConfig`, the [`ZoneConfig`](crate::zone::ZoneConfig) behind all of them.
///
/// The documentation of `Heap` shows its table of classes: size, page, objects per page and waste.
///
/// Classes of which a base page holds at least `min_objects` live in base pages, the rest in large
/// ones.
///
/// # Examples
///
/// Nothing but the name: the default zone, under a name of one's own.
///
/// ```
/// slabmalloc::declare_zone! { pub zone Heap; }
///
/// #[global_allocator]
/// static ALLOCATOR: SafeHeap = SafeHeap::new();
/// ```
///
/// A microcontroller: 1 KiB pages from a static arena, 32-bit bitmap words.
///
/// ```
/// slabmalloc::declare_zone! {
///     zone Tiny {
///         base_page:  1 KiB,
///         large_page: none,
///         classes:    [8, 16, 24, 32, 64, 104],
///         word:       u32,
///         pager:      arena(32 KiB),
///         oversize:   null,
///     }
/// }
///
/// static TINY: SafeTiny = SafeTiny::new();
/// let layout = core::alloc::Layout::new::<[u8; 20]>();
/// assert!(TINY.allocate(layout).is_ok());
/// ```
///
/// Wrong input is refused with the reason and the way out, under the token that is wrong:
///
/// ```compile_fail
/// slabmalloc::declare_zone! { zone Wrong { base_page: 12 KiB } }
/// ```
#[macro_export]
macro_rules! declare_zone {
    ($($zones:tt)*) => {
        $crate::__private::declare_zone_impl! { [$crate] $($zones)* }
    };
}
