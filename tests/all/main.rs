//! The integration tests, in one program.
//!
//! | module | what it asks |
//! |---|---|
//! | `matrix` | do random programs agree with the shadow model, in every configuration? |
//! | `arithmetic` | is every size, alignment, slot and offset treated as the definition says? |
//! | `counts` | does a size class know how many pages and objects it has? |
//! | `field_bugs` | are the bugs of other allocators absent? |
//! | `misuse` | is every misuse refused, named and reported? |
//! | `abort` | does the default handler end the program, with a message? |
//! | `reentry` | may a handler or a pager use the zone that called it? |
//! | `exhaustion` | is what is free found where the pager has nothing left? |
//! | `threads` | may blocks be freed by any thread? |
//! | `cached` | do caches of threads lose or repeat a slot, whenever a thread ends? |
//! | `frames` | are frames of kernels taken and given back, and hostile ones refused? |
//! | `default_zone` | is it one heap for all handles, with and without caches? |
//! | `keeping` | do threads and depots keep little of little, and nothing in the end? |
//! | `worst_case` | do the claims about cost hold, by counting? |
//! | `given_up` | is what is left of damaged pages found, told of and given back? |
//! | `teardown` | does a zone that is dropped give all of its pages back? |
//! | `heap_map` | do pages, slots and pictures agree with what the zone counts? |
//! | `locks` | does every lock strategy exclude? |
//! | `allocator_api` | do collections work on a borrowed zone? |
//!
//! All share a reference model (`shadow`), a source of pages that keeps books (`test_pager`), the
//! configurations of `configs`, zones behind one interface (`heap`, `cached_heap`, `doors`), and `effort`, which says
//! how much is done of what can be done any number of times. What random programs are made of is in `program`. These
//! modules are also compiled into `trials`, whose programs are those of fuzzing and soaking.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test states what it expects by stopping where it does not hold"
)]

#[cfg(unix)]
mod abort;
#[cfg(any(feature = "allocator-api2-0_2", feature = "allocator-api2-0_4"))]
mod allocator_api;
mod arithmetic;
mod cached;
mod cached_heap;
#[cfg(unix)]
mod child;
mod configs;
mod counts;
#[cfg(feature = "macros")]
mod cpus;
#[cfg(any(unix, windows))]
mod default_zone;
mod doors;
mod effort;
mod every_config;
mod exhaustion;
mod field_bugs;
#[cfg(all(feature = "macros", feature = "x86_64-0_15"))]
mod frames;
mod given_up;
mod heap;
mod heap_map;
mod interrupts;
#[cfg(all(feature = "macros", feature = "std", any(unix, windows)))]
mod keeping;
mod locks;
mod matrix;
mod misuse;
mod program;
mod reentry;
mod shadow;
mod teardown;
mod test_pager;
mod threads;
mod worst_case;
