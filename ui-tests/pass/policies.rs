//! Every policy against misuse, with and without caches.

use core::alloc::Layout;

use slabmalloc::error::CallSite;
use slabmalloc::harden::CallSites;

#[derive(Debug)]
enum Nobody {}

impl CallSites for Nobody {
    fn here() -> CallSite {
        [1, 2, 3, 4]
    }
}

slabmalloc::declare_zone! {
    zone Plain { harden: checked }
    zone Fast { harden: unsafe unchecked }
    zone Hard { harden: hardened }
    zone Found { harden: debug }
    zone Told { classes: [96, 128, 1 << 10], harden: debug(Nobody) }
}

fn main() {
    let layout = Layout::new::<[u64; 5]>();
    let (plain, fast, hard) = (SafePlain::new(), SafeFast::new(), SafeHard::new());
    let (found, told) = (SafeFound::new(), SafeTold::new());
    macro_rules! check {
        ($($zone:ident)*) => {$(
            let block = $zone.allocate(layout).unwrap();
            // SAFETY: the block came from this zone with this layout, and is used no more.
            unsafe { $zone.deallocate(block, layout) };
        )*};
    }
    check!(plain fast hard found told);
    assert_eq!(Hard::MAX_ALLOC_SIZE, (128 << 10) - 8);
    assert_eq!(Hard::get_max_size(24), Some(24));
    assert_eq!(Hard::get_max_size(25), Some(56));
}
