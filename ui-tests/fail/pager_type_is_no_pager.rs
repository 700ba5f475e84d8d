struct MyPager;

slabmalloc::declare_zone! {
    zone Heap {
        pager: MyPager,
    }
}

fn main() {}
