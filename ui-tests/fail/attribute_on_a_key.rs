slabmalloc::declare_zone! {
    zone Heap {
        #[cfg(unix)]
        base_page: 16 KiB,
    }
}

fn main() {}
