//! The module of the page in `docs/browser`: zones of this library over the memory of WebAssembly, workloads that use
//! them, and the tuner, which proposes a zone for what a workload asked for.
//!
//! `exports` is what the page calls. The rest compiles on any machine, where its tests run:
//!
//! | file | has |
//! |---|---|
//! | `heap.rs` | the heap that the module itself lives on |
//! | `zones.rs` | the zones that can be chosen |
//! | `driven.rs` | what all of them can be asked |
//! | `object.rs` | one object of a workload: filled when it is made, looked at when it goes |
//! | `workload.rs` | which objects come and go |
//! | `seen.rs` | how much of each layout is alive, and was in the fullest moment |
//! | `tuning.rs` | the proposal for that, and predictions of every zone |

mod driven;
mod exports;
mod heap;
mod object;
mod random;
mod seen;
mod tuning;
mod workload;
mod zones;

#[cfg(test)]
mod tests;
