//! Parameters of zones.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| slabmalloc_fuzz::count(slabmalloc_trials::parameters::run(bytes)));
