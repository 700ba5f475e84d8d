//! The words of the language.

/// Every key of a zone, in the order in which the documentation lists them.
pub(crate) const KEYS: [&str; 15] = [
    "base_page",
    "large_page",
    "classes",
    "base_classes",
    "large_classes",
    "min_objects",
    "word",
    "lock",
    "pager",
    "huge_pages",
    "oversize",
    "stats",
    "on_misuse",
    "cache",
    "harden",
];

/// Size units and their bytes.
pub(crate) const UNITS: [(&str, u128); 4] = [("B", 1), ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30)];

/// Generators of class lists, as the author writes them.
pub(crate) const GENERATORS: [&str; 3] = ["[16, 32]", "pow2(16..=1 KiB)", "geometric(16..=1 KiB, steps = 4)"];

/// Lock strategies that have a name.
pub(crate) const LOCKS: [&str; 5] = ["none", "spin", "ticket", "os", "irq_safe"];

/// Sources of pages that have a name.
pub(crate) const PAGERS: [&str; 4] = ["os", "none", "wasm", "arena"];

/// Policies for huge pages.
pub(crate) const HUGE_PAGES: [&str; 3] = ["never", "after_growth", "always"];

/// Caches that have a name.
pub(crate) const CACHES: [&str; 3] = ["none", "thread", "per_cpu"];

/// What protects the cache of a CPU.
pub(crate) const PROTECTIONS: [&str; 2] = ["try_lock", "interrupts_off"];

/// Types of a bitmap word.
pub(crate) const WORDS: [&str; 3] = ["u64", "u32", "usize"];

/// What serves requests above the largest class.
pub(crate) const OVERSIZE: [&str; 2] = ["pager", "null"];

/// What happens on misuse, where it has a name.
pub(crate) const ON_MISUSE: [&str; 2] = ["abort", "leak"];

/// What is done against misuse.
pub(crate) const HARDEN: [&str; 4] = ["checked", "hardened", "debug", "unsafe unchecked"];

/// The bytes of a unit, if `name` is one.
pub(crate) fn unit(name: &str) -> Option<u128> {
    UNITS
        .iter()
        .find(|(unit, _)| *unit == name)
        .map(|(_, bytes)| *bytes)
}
