//! The table of allocators: under each feature, the global allocator of the program.

/// What `cargo xtask tuned --record` wrote: for each program, the block that the tuner printed.
macro_rules! tuned {
    ($($feature:literal: $file:literal;)*) => {
        $(
            #[cfg(feature = $feature)]
            mod zone {
                include!($file);
            }
        )*
    };
}

tuned! {
    "tuned-syntax": "../zones/syntax.rs";
    "tuned-json": "../zones/json.rs";
    "tuned-store": "../zones/store.rs";
    "tuned-text": "../zones/text.rs";
    "tuned-server": "../zones/server.rs";
}

macro_rules! allocators {
    ($($feature:literal: $type:ty = $value:expr;)*) => {
        $(
            #[cfg(all(feature = $feature, not(feature = "meter")))]
            #[global_allocator]
            pub(crate) static ALLOCATOR: $type = $value;

            #[cfg(all(feature = $feature, feature = "meter"))]
            #[global_allocator]
            pub(crate) static ALLOCATOR: crate::meter::Metered<$type> = crate::meter::Metered::new($value);
        )*

        #[cfg(not(any($(feature = $feature),*)))]
        compile_error!("the program is built with the feature of exactly one allocator");
    };
}

allocators! {
    "record": slabmalloc_profile::Profiled<std::alloc::System>
        = slabmalloc_profile::Profiled::new(std::alloc::System);
    "system": std::alloc::System = std::alloc::System;
    "default-zone": slabmalloc::SafeZoneAllocator = slabmalloc::SafeZoneAllocator::new();
    "hosted-zone": slabmalloc::hosted::HostedZoneAllocator = slabmalloc::hosted::HostedZoneAllocator::new();
    "tuned-syntax": zone::SafeHeap = zone::SafeHeap::new();
    "tuned-json": zone::SafeHeap = zone::SafeHeap::new();
    "tuned-store": zone::SafeHeap = zone::SafeHeap::new();
    "tuned-text": zone::SafeHeap = zone::SafeHeap::new();
    "tuned-server": zone::SafeHeap = zone::SafeHeap::new();
}
