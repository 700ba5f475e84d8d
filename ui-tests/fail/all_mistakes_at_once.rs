slabmalloc::declare_zone! {
    pub zone First {
        bas_page: 16 KiB,
        large_page: 3 MB,
        classes: [16, 8, 20],
        lock: spinlok,
    }

    zone Second {
        base_page: 12 KiB,
        min_objects: 0,
    }
}

static FIRST: SafeFirst = SafeFirst::new();

fn _pages(_: FirstPage<'_>, _: FirstLargePage<'_>, _: Second<'_>) {}

fn main() {}
