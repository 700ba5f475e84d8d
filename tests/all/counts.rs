//! What a size class that its owner feeds says of itself.

use core::alloc::Layout;

use slabmalloc::{ObjectPage, SCAllocator};

#[test]
fn pages_and_objects_are_counted() {
    let mut pages = [Box::new(ObjectPage::new()), Box::new(ObjectPage::new())];
    let mut class: SCAllocator<'_, ObjectPage<'_>> = SCAllocator::new(64);
    let object = Layout::new::<[u64; 8]>();
    assert_eq!((class.pages(), class.live_objects(), class.size()), (0, 0, 64));
    for (number, page) in pages.iter_mut().enumerate() {
        // SAFETY: the page is the class's until both are dropped.
        unsafe { class.refill(page) };
        assert_eq!((class.pages(), class.live_objects()), (number + 1, 0));
    }
    let objects = [(); 3].map(|()| class.allocate(object).expect("there is a free slot"));
    assert_eq!((class.pages(), class.live_objects()), (2, 3));
    for object_start in objects {
        class
            .deallocate(object_start, object)
            .expect("the object is alive");
    }
    assert_eq!((class.pages(), class.live_objects()), (2, 0));
    assert_eq!(class.try_reclaim_pages(1, &mut |_| ()), 1);
    assert_eq!(class.pages(), 1);
    assert_eq!(class.try_reclaim_pages(usize::MAX, &mut |_| ()), 1);
    assert_eq!(class.pages(), 0);
}
