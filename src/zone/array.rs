//! [`class_array!`]: a value for every size class, made in a constant.

use core::mem::MaybeUninit;

use generic_array::{ArrayLength, GenericArray};

/// Makes a `GenericArray` of the given length in a `const fn`, element `i` by the expression.
macro_rules! class_array {
    ($len:expr, |$i:ident| $element:expr) => {{
        let mut array = core::mem::MaybeUninit::uninit();
        let mut $i = 0;
        while $i < $len {
            $crate::zone::array::set_element(&mut array, $i, $element);
            $i += 1;
        }
        $crate::zone::array::assert_length(&array, $len);
        // SAFETY: a `GenericArray` is laid out like an array, and every element was written: the
        // length is `$len`.
        unsafe { array.assume_init() }
    }};
}

pub(crate) use class_array;

/// Writes element `index` of an array that is being made.
pub(crate) const fn set_element<T, N: ArrayLength>(
    array: &mut MaybeUninit<GenericArray<T, N>>,
    index: usize,
    element: T,
) {
    assert!(index < N::USIZE, "no such element");
    // SAFETY: the array has an element with this index.
    let place = unsafe { array.as_mut_ptr().cast::<T>().add(index) };
    // SAFETY: `place` is inside the array, which is borrowed exclusively.
    unsafe { place.write(element) };
}

/// Refuses to go on if `len` is not the length of the array.
pub(crate) const fn assert_length<T, N: ArrayLength>(_array: &MaybeUninit<GenericArray<T, N>>, len: usize) {
    assert!(len == N::USIZE, "not every element was written");
}
