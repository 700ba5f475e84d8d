//! What a size class that its owner feeds says of itself.

use core::alloc::Layout;

use slabmalloc::{AllocationError, ObjectPage, SCAllocator};

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

#[test]
fn what_does_not_fit_its_slots_is_refused() {
    let mut page = Box::new(ObjectPage::new());
    let mut class: SCAllocator<'_, ObjectPage<'_>> = SCAllocator::new(24);
    // SAFETY: the page is the class's until both are dropped.
    unsafe { class.refill(&mut page) };
    let layout = |size, align| Layout::from_size_align(size, align).expect("it is a layout");
    let object = class.allocate(layout(24, 8)).expect("it fits");
    for wrong in [layout(25, 8), layout(8, 16), layout(24, 16), layout(32, 8)] {
        assert_eq!(class.allocate(wrong), Err(AllocationError::InvalidLayout));
        assert_eq!(
            class.deallocate(object, wrong),
            Err(AllocationError::InvalidLayout)
        );
    }
    assert_eq!(class.deallocate(object, layout(1, 1)), Ok(()));
}
