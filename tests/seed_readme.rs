//! The code blocks of slabmalloc 0.11's README, and the promise that
//! `docs/slabmalloc-0.11-usage.md`, whose blocks are run as documentation tests, still shows them.

const DOCUMENT: &str = include_str!("../docs/slabmalloc-0.11-usage.md");

const DEPENDENCY: &str = r"slabmalloc = <version>
";

const GLOBAL_ALLOCATOR: &str = r"#[global_allocator]
static MEM_PROVIDER: slabmalloc::SafeZoneAllocator = slabmalloc::SafeZoneAllocator::new();
";

const ZONE_ALLOCATOR: &str = r#"let object_size = 12;
let alignment = 4;
let layout = Layout::from_size_align(object_size, alignment).unwrap();

// We need something that can provide backing memory
// (4 KiB and 2 MiB pages) to our ZoneAllocator
// (see tests.rs for a dummy implementation).
let mut pager = Pager::new();
let page = pager.allocate_page().expect("Can't allocate a page");

let mut zone: ZoneAllocator = Default::default();
// Prematurely fill the ZoneAllocator with memory.
// Alternatively, the allocate call would return an
// error which we can capture to refill on-demand.
unsafe { zone.refill(layout, page)? };

let allocated = zone.allocate(layout)?;
zone.deallocate(allocated, layout)?;
"#;

const SC_ALLOCATOR: &str = r#"let object_size = 10;
let alignment = 8;
let layout = Layout::from_size_align(object_size, alignment).unwrap();

// We need something that can provide backing memory
// (4 KiB and 2 MiB pages) to our ZoneAllocator
// (see tests.rs for a dummy implementation).
let mut pager = Pager::new();
let page = pager.allocate_page().expect("Can't allocate a page");

let mut sa: SCAllocator<ObjectPage> = SCAllocator::new(object_size);
// Prematurely fill the SCAllocator with memory.
// Alternatively, the allocate call would return an
// error which we can capture to refill on-demand.
unsafe { sa.refill(page) };

sa.allocate(layout)?;
"#;

const BENCHMARKS: &str = r"test tests::jemalloc_allocate_deallocate       ... bench:          76 ns/iter (+/- 5)
test tests::jemalloc_allocate_deallocate_big   ... bench:         119 ns/iter (+/- 24)
test tests::slabmalloc_allocate_deallocate     ... bench:          38 ns/iter (+/- 8)
test tests::slabmalloc_allocate_deallocate_big ... bench:          38 ns/iter (+/- 11)
";

/// The fenced blocks of a Markdown text, as pairs of language and visible text: what begins with `# `,
/// or is a lone `#`, is hidden by rustdoc.
fn visible_blocks(markdown: &str) -> Vec<(&str, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(&str, String)> = None;
    for line in markdown.lines() {
        match (line.strip_prefix("```"), open.take()) {
            (Some(language), None) => open = Some((language, String::new())),
            (Some(_), Some(block)) => blocks.push(block),
            (None, Some((language, mut text))) => {
                let hidden = language == "rust" && (line == "#" || line.starts_with("# "));
                if !hidden {
                    text.push_str(line);
                    text.push('\n');
                }
                open = Some((language, text));
            }
            (None, None) => {}
        }
    }
    blocks
}

#[test]
fn the_document_shows_every_block_in_order() {
    let blocks = visible_blocks(DOCUMENT);
    let shown: Vec<&str> = blocks.iter().map(|(_, text)| text.as_str()).collect();
    let expected = [
        DEPENDENCY,
        GLOBAL_ALLOCATOR,
        ZONE_ALLOCATOR,
        SC_ALLOCATOR,
        BENCHMARKS,
    ];
    let places = expected.map(|block| {
        let place = shown.iter().position(|text| *text == block);
        place.unwrap_or_else(|| panic!("the document does not show this block as it was:\n{block}"))
    });
    assert!(places.is_sorted(), "blocks in another order: {places:?}");
}

#[test]
fn the_rust_blocks_are_compiled_and_run() {
    let rust = [GLOBAL_ALLOCATOR, ZONE_ALLOCATOR, SC_ALLOCATOR];
    let blocks = visible_blocks(DOCUMENT);
    for expected in rust {
        // Any other language, or a word such as `ignore` behind it, would leave the block out.
        assert!(
            blocks
                .iter()
                .any(|(language, text)| *language == "rust" && text == expected)
        );
    }
    assert!(
        blocks
            .iter()
            .all(|(language, _)| matches!(*language, "rust" | "text" | "toml"))
    );
}

#[test]
fn the_dependency_names_the_version_of_this_crate() {
    let version = format!(
        "{}.{}",
        env!("CARGO_PKG_VERSION_MAJOR"),
        env!("CARGO_PKG_VERSION_MINOR")
    );
    let line = format!("slabmalloc = \"{version}\"\n");
    let blocks = visible_blocks(DOCUMENT);
    let manifests: Vec<&str> = blocks
        .iter()
        .filter(|(language, _)| *language == "toml")
        .map(|(_, text)| text.as_str())
        .collect();
    assert_eq!(manifests, [line.as_str()]);
}
