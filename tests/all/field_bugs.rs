//! Bugs that other allocators really had, each named by its project and number: absent here.
//!
//! Each row is a kind of bug, with its number in the survey that they come from. `previous` and `compat`
//! are test programs of their own, `pager` is the folder of the library, with its unit tests; everything
//! else is in this program.
//!
//! | row | the bug | what proves its absence |
//! |---|---|---|
//! | 1 | a safe function frees any address | `memory::hugepage_rs_..`, `misuse`, `previous`: row 1 |
//! | 2 | alignment ignored on a fast path | `layouts::mimalloc_602_..`, `mimalloc_1400_..`, `arithmetic` |
//! | 3 | alignment above a page | `arithmetic::every_border_and_alignment`, `sources::mycelium_257_..` |
//! | 4 | freed to another place | `layouts::litebox_..`, `theseus_..`, `misuse::pages_and_objects_..` |
//! | 5 | off by one at a border | `arithmetic::every_size_and_alignment`, `largest_size_in_place` |
//! | 6 | panics, or unwinds, or deadlocks | `exhaustion`, `abort`, `reentry::the_handler_may_use_the_zone` |
//! | 7 | formats while it holds its lock | `sharing::asterinas_1367_..` |
//! | 8 | the source of pages uses the heap | `sharing::asterinas_312_..`, `reentry::the_pager_may_..` |
//! | 9 | interrupted with its lock held | `locks::interrupts_are_off_inside_..`, `the_pager_is_called_..` |
//! | 10 | the lock released too early | `sharing::svsm_326_..`, `misuse::of_two_frees_at_once_..` |
//! | 11 | no lock at all | the assertions of `locks`: what may not be shared is not `Sync` |
//! | 12 | a page in a list after its return | `memory::dragonos_1111_..`, `matrix`: counters at every step |
//! | 15 | memory taken for initialised | `memory::static_alloc_..` |
//! | 16 | zeroed memory is not | `memory::dragonos_1795_..` |
//! | 17 | `realloc` copies too much, and more | `layouts::bumpalo_..`, `tlsf_36_..`, `embedded_alloc_..` |
//! | 17 | `realloc` that fails loses the block | `exhaustion`: `survives_resizing` |
//! | 18 | tiny and unaligned regions | `sources::linked_list_rustsec_..`, `mycelium_257_..` |
//! | 19 | slots that overlap or are unaligned | `layouts::asterinas_3911_..` |
//! | 20 | arithmetic overflows | `layouts::linked_list_79_..`, `pager`: `arithmetic_near_the_limits` |
//! | 21 | the end of the address space | `sources::dlmalloc_54_..`, `pager`: `the_last_byte_..` |
//! | 22 | memory grows by too little | `sources::talc_47_..`, `pager`: `growth_that_falls_short_..` |
//! | 23 | splitting loses memory | `sources::linked_list_66_..`, `pager`: `nothing_is_lost_..` |
//! | 24 | time that grows with the heap | `worst_case` |
//! | 25, 26 | frees of other threads wait | `sharing::mimalloc_1117_..`, `threads` |
//! | 29 | null is freed before anything else | `memory::mimalloc_1341_..` |
//! | 30 | a page size fixed at build time | `sources::jemalloc_467_..` |
//! | 31 | nobody looks at null | `exhaustion`; `allocator_api::..::failures_are_errors_and_change_nothing` |
//! | 32 | freed with another layout | `misuse::misuse_of_objects`, `previous`: row 6 |
//! | 33 | double frees undetected | `misuse::misuse_of_objects`, `of_two_frees_at_once_..` |
//! | - | a refused refill loses its page | `memory::dragonos_1450_..`, `compat` |
//!
//! | row | why there is no test |
//! |---|---|
//! | 13, 14 | aliasing and provenance show in no result; every field of a header is a cell or atomic |
//! | 27 | nothing is thread-local |
//! | 28 | there are no fork handlers |
//! | 34 | not a question of code |

mod layouts;
mod memory;
mod sharing;
mod sources;
