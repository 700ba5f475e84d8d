slabmalloc::declare_zone! {
    zone Heap {
        pager: slabmalloc::pager::Regions<slabmalloc::lock::Spin,
        base_page: 16 KiB,
    }
}

fn main() {}
