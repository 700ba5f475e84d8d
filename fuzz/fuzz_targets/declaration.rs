//! Text for `declare_zone!`.
#![no_main]

libfuzzer_sys::fuzz_target!(
    |bytes: &[u8]| slabmalloc_fuzz::count(slabmalloc_trials::declaration::run(bytes))
);
