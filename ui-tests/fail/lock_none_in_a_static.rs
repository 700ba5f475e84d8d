slabmalloc::declare_zone! {
    zone Pool { lock: none }
}

static POOL: SafePool = SafePool::new();

fn main() {}
