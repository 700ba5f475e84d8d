//! The tests of what `declare_zone!` accepts and refuses are `pass/`, `fail/` and `tests/ui.rs`.
