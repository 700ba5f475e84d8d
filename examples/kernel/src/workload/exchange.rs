//! Places where CPUs and handlers leave parcels for one another: whoever puts one down takes up what lay there,
//! so that much of what is freed was allocated by another CPU.

use alloc::boxed::Box;
use core::ptr;
use core::sync::atomic::{AtomicPtr, Ordering};

use super::parcel::Parcel;

const PLACES: usize = 64;

static TABLE: [AtomicPtr<Parcel>; PLACES] = [const { AtomicPtr::new(ptr::null_mut()) }; PLACES];

/// Leaves a parcel, or none, at a place, and takes what was there.
pub(super) fn swap(place: usize, parcel: Option<Box<Parcel>>) -> Option<Box<Parcel>> {
    let new = parcel.map_or(ptr::null_mut(), Box::into_raw);
    // ORDERING: pairs with itself on the CPU that takes the parcel: its contents are written before.
    let old = TABLE[place % PLACES].swap(new, Ordering::AcqRel);
    // SAFETY: only boxes are put into the table, and the swap took this one out.
    (!old.is_null()).then(|| unsafe { Box::from_raw(old) })
}

/// Checks and frees what lies about.
pub(super) fn empty() {
    for place in 0..PLACES {
        if let Some(parcel) = swap(place, None) {
            parcel.verify();
        }
    }
}
