//! Classes that a tuner chose, and page-sized ones.

slabmalloc::declare_zone! {
    pub zone TunedZone {
        classes: [8, 16, 32, 40, 64, 88, 128, 168, 256, 384, 512, 704, 1024, 1440, 2080, 2880, 4096, 6144,
                  8 KiB, 12 KiB, 16432, 32 KiB, 64 KiB] + [128 KiB],
    }
}

#[global_allocator]
static ALLOCATOR: SafeTunedZone = SafeTunedZone::new();

fn main() {
    let words: Vec<String> = (0..1000).map(|i| "x".repeat(i)).collect();
    assert_eq!(words.iter().map(String::len).sum::<usize>(), 499_500);
}
