//! What the page calls. `docs/browser/module.js` is the other side, and gives the numbers names.
//!
//! The page has two instances of the module: one runs a workload (`stage.rs`), the other, beside it in a worker, tunes for
//! what the first has seen (`tuner.rs`), so that the map does not stop meanwhile.

mod results;
mod stage;
mod tuner;
