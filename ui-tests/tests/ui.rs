//! Every file of `pass` compiles and runs; every file of `fail` is refused with the text beside it.
//!
//! `TRYBUILD=overwrite cargo test -p slabmalloc-ui-tests` writes the texts anew. They belong to the
//! compiler of `rust-version`; read each of them before you keep it: the caret must be under the
//! token to change, and the text must say what to.

#[test]
fn messages() {
    let tests = trybuild::TestCases::new();
    tests.pass("pass/*.rs");
    tests.compile_fail("fail/*.rs");
}
