//! The table of contenders: under each feature, the global allocator of the program.
//!
//! A new contender is a feature in `Cargo.toml` and a row here: the feature's name, the type of the
//! static, its value, and, if the allocator has one, the function that gives memory back. What the
//! table says of it elsewhere (version, options, ours or a peer) is read from `Cargo.toml`.

#[cfg(feature = "slabmalloc-previous")]
#[path = "previous.rs"]
mod previous;

#[cfg(any(
    feature = "policy-checked",
    feature = "policy-unchecked",
    feature = "policy-cached",
    feature = "policy-hardened"
))]
#[path = "policies.rs"]
mod policies;

macro_rules! contenders {
    ($($feature:tt: $type:ty = $value:expr, trim: $trim:expr;)*) => {
        $(
            #[cfg(feature = $feature)]
            #[global_allocator]
            static ALLOCATOR: $type = $value;

            /// Gives memory back to the system, if the allocator offers that.
            #[cfg(feature = $feature)]
            #[allow(dead_code, reason = "the program `hello` has no use for it")]
            pub(crate) const TRIM: Option<fn()> = $trim;
        )*

        #[cfg(not(any($(feature = $feature),*)))]
        compile_error!("a program of the suite is built with the feature of exactly one contender");
    };
}

contenders! {
    "slabmalloc": slabmalloc::SafeZoneAllocator = slabmalloc::SafeZoneAllocator::new(),
        trim: Some(|| { ALLOCATOR.trim(); });
    "slabmalloc-hosted": slabmalloc::hosted::HostedZoneAllocator
        = slabmalloc::hosted::HostedZoneAllocator::new(),
        trim: Some(|| { ALLOCATOR.trim(); });
    "policy-checked": policies::SafePolicy = policies::SafePolicy::new(),
        trim: Some(|| { ALLOCATOR.trim(); });
    "policy-unchecked": policies::SafePolicy = policies::SafePolicy::new(),
        trim: Some(|| { ALLOCATOR.trim(); });
    "policy-cached": policies::SafePolicy = policies::SafePolicy::new(),
        trim: Some(|| { ALLOCATOR.trim(); });
    "policy-hardened": policies::SafePolicy = policies::SafePolicy::new(),
        trim: Some(|| { ALLOCATOR.trim(); });
    "system": std::alloc::System = std::alloc::System,
        trim: Some(trim_heap);
    "mimalloc": mimalloc::MiMalloc = mimalloc::MiMalloc,
        trim: Some(collect);
    "jemalloc": tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc,
        trim: Some(purge_arenas);
    "snmalloc": snmalloc_rs::SnMalloc = snmalloc_rs::SnMalloc, trim: None;
    "rpmalloc": rpmalloc::RpMalloc = rpmalloc::RpMalloc, trim: None;
    "tcmalloc": tcmalloc_better::TCMalloc = tcmalloc_better::TCMalloc, trim: None;
    "talc": talc::TalcLock<spin::Mutex<()>, talc::source::GlobalAllocSource<std::alloc::System>>
        = talc::TalcLock::new(talc::source::GlobalAllocSource::new(std::alloc::System)), trim: None;
    "rlsf": rlsf::GlobalTlsf = rlsf::GlobalTlsf::new(), trim: None;
    "slabmalloc-previous": previous::Previous = previous::Previous::new(), trim: None;
}

/// Does what an allocator's authors ask for at the beginning of a program.
pub(crate) fn start() {
    #[cfg(feature = "tcmalloc")]
    tcmalloc_better::TCMalloc::process_background_actions_thread();
}

/// The version of the allocator behind a Rust package that has another version, as it says itself.
#[allow(dead_code, reason = "the program `hello` has no use for it")]
pub(crate) fn about() -> String {
    #[cfg(feature = "mimalloc")]
    {
        // SAFETY: the function may be called at any time.
        let version = unsafe { libmimalloc_sys::mi_version() };
        return format!(
            "mimalloc {}.{}.{}",
            version / 10_000,
            version / 100 % 100,
            version % 100
        );
    }
    #[cfg(feature = "jemalloc")]
    return format!("jemalloc {}", jemalloc_version());
    #[cfg(not(any(feature = "mimalloc", feature = "jemalloc")))]
    String::new()
}

/// What jemalloc calls itself.
#[cfg(feature = "jemalloc")]
fn jemalloc_version() -> String {
    use core::ffi::{CStr, c_char};
    use core::ptr::{self, null_mut};

    let mut version: *const c_char = ptr::null();
    let mut size = size_of_val(&version);
    let place = (&raw mut version).cast();
    // SAFETY: the name ends with a zero, and the place is one for a pointer, as `version` wants it.
    unsafe { tikv_jemalloc_sys::mallctl(c"version".as_ptr(), place, &raw mut size, null_mut(), 0) };
    if version.is_null() {
        return String::new();
    }
    // SAFETY: jemalloc has put a text there that lives as long as the program.
    let text = unsafe { CStr::from_ptr(version) };
    // Behind the hyphen is the commit.
    text.to_string_lossy()
        .split('-')
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// `malloc_trim` of glibc.
#[cfg(feature = "system")]
fn trim_heap() {
    // SAFETY: the function may be called at any time.
    unsafe { libc::malloc_trim(0) };
}

/// `mi_collect` of mimalloc.
#[cfg(feature = "mimalloc")]
fn collect() {
    // SAFETY: the function may be called at any time.
    unsafe { libmimalloc_sys::mi_collect(true) };
}

/// `arena.<all>.purge` of jemalloc.
#[cfg(feature = "jemalloc")]
fn purge_arenas() {
    use core::ptr::null_mut;

    let name = c"arena.4096.purge".as_ptr();
    // 4096 stands for all arenas (`MALLCTL_ARENAS_ALL`); an error changes nothing.
    // SAFETY: the name ends with a zero, and nothing is read or written, which is what `purge` wants.
    unsafe { tikv_jemalloc_sys::mallctl(name, null_mut(), null_mut(), null_mut(), 0) };
}
