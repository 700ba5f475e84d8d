//! No prelude, and every name that the expansion might take for granted means something else.
#![no_implicit_prelude]
#![allow(non_camel_case_types, non_upper_case_globals, dead_code, unused_macros, reason = "the point of the test")]

extern crate slabmalloc as the_library;

mod slabmalloc {}
mod core {}
mod std {}
mod alloc {}
struct Option;
struct Some;
struct None;
struct Result;
struct Ok;
struct Err;
struct Sync;
struct Send;
struct Sized;
struct Debug;
struct Layout;
struct Page;
struct Zone;
struct Spin;
struct Plan;
struct Request;
struct u8;
struct u32;
struct u64;
struct usize;
struct str;
struct bool;

// A pattern of one of these names would mean the item.
static start: () = ();
static layout: () = ();
const fields: () = ();
struct call;
unsafe extern "C" {
    static complaint: ::core::primitive::u8;
}
// What else items, fields and bindings may be called.
const f: () = ();
const a: () = ();
const message: () = ();
const config: () = ();
static ARENA: () = ();
static PLAN: () = ();
static REQUEST: () = ();
static PAGES: () = ();
static TERMS: () = ();
static DEFAULTS: () = ();
static CLASSES: () = ();
static NAME: () = ();

macro_rules! panic {
    ($($anything:tt)*) => { not_the_one_from_core };
}
macro_rules! compile_error {
    ($($anything:tt)*) => { not_the_one_from_core };
}

mod mm {
    use ::core::alloc::Layout;
    use ::core::primitive::u8;

    pub fn acquire(_layout: Layout) -> *mut u8 {
        ::core::ptr::null_mut()
    }

    pub unsafe fn release(_start: *mut u8, _layout: Layout) {}
}

const BYTES: ::core::primitive::usize = 8192;
const CLASS: ::core::primitive::usize = 24;
const CLASS_AFTER: ::core::primitive::usize = 32;

the_library::declare_zone! {
    zone Heap { base_page: 4 * 4 KiB, word: u32, stats: true, lock: ticket }
    zone Arena { base_page: 1 KiB, large_page: none, classes: [16] + pow2(32..=64), word: u64, pager: arena(16 KiB) }
    zone Constants { base_page: BYTES, classes: [16, CLASS] + pow2(CLASS_AFTER..=256), lock: ticket, pager: none }
    zone Functions { pager: unsafe fn(mm::acquire, mm::release), word: usize }
}

static HEAP: SafeHeap = SafeHeap::new();
static IN_ARENA: SafeArena = SafeArena::new();
static CONSTANTS: SafeConstants = SafeConstants::new();
static FUNCTIONS: SafeFunctions = SafeFunctions::new();

fn main() {
    let wanted = ::core::alloc::Layout::new::<[::core::primitive::u64; 2]>();
    ::core::assert!(HEAP.allocate(wanted).is_ok());
    ::core::assert!(IN_ARENA.allocate(wanted).is_ok());
    ::core::assert!(CONSTANTS.allocate(wanted).is_err());
    ::core::assert!(FUNCTIONS.allocate(wanted).is_err());
}
