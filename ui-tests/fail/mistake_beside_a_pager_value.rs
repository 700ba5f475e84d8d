use slabmalloc::pager::NoPager;

slabmalloc::declare_zone! {
    zone Heap {
        base_page: 12 KiB,
        pager: NoPager,
    }
}

fn main() {
    let _: SafeHeap = SafeHeap::with_pager(NoPager);
}
