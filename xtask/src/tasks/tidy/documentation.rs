//! What the documentation of public items shows.

/// Public types and traits whose documentation holds no code that is compiled. Those in a module of a file's are not
/// looked at.
pub(super) fn types_without_example(text: &str) -> Vec<(usize, String)> {
    let types = without_example(text, "", public_type);
    types.iter().map(Item::complaint).collect()
}

/// Public functions and methods whose documentation holds no code that is compiled, and which no other example of the
/// file calls, as that of a type calls its accessors. Those in a module of a file's are not looked at, nor methods of
/// types that are hidden.
pub(super) fn functions_without_example(text: &str) -> Vec<(usize, String)> {
    let hidden: Vec<&str> = hidden_types(text).collect();
    let mut methods = without_example(text, METHOD, public_function);
    methods.retain(|method| {
        let mut words = method.block.split(is_no_letter);
        !method.block.is_empty() && !words.any(|word| hidden.contains(&word))
    });
    let mut functions = without_example(text, "", public_function);
    functions.append(&mut methods);
    let examples = examples(text);
    functions.retain(|function| !calls(&examples, function.name));
    functions.sort_by_key(|function| function.line);
    functions.iter().map(Item::complaint).collect()
}

/// What stands in front of a method.
const METHOD: &str = "    ";
const HIDDEN: &str = "#[doc(hidden)]";
/// Begins code for some features only, with a fence of the other kind for the rest.
const FENCE_BY_FEATURE: &str = "doc = \"```\"";
/// What is written behind the fence of code that rustdoc compiles.
const COMPILED: &[&str] = &[
    "",
    "rust",
    "no_run",
    "should_panic",
    "compile_fail",
    "standalone_crate",
];
/// The same where some targets are left out.
const COMPILED_ELSEWHERE: &str = "ignore-";

/// Something public.
struct Item<'t> {
    line: usize,
    name: &'t str,
    /// The first line of the `impl` that it is in, if it is in one.
    block: &'t str,
}

impl Item<'_> {
    fn complaint(&self) -> (usize, String) {
        (self.line, format!("`{}` has no example", self.name))
    }
}

/// What stands that far from the margin, and `name` finds the name of, if it is not hidden and its documentation holds
/// no example.
fn without_example<'t>(text: &'t str, margin: &str, name: fn(&str) -> Option<&str>) -> Vec<Item<'t>> {
    let mut found = Vec::new();
    let (mut shown, mut hidden, mut inside, mut block) = (false, false, false, "");
    for (at, line) in text.lines().enumerate() {
        if line.starts_with("impl") {
            block = line;
        } else if line.starts_with('}') {
            block = "";
        }
        let Some(line) = line.strip_prefix(margin) else {
            continue;
        };
        if let Some(kind) = line.strip_prefix("///").and_then(fence) {
            shown |= !inside && is_compiled(kind);
            inside = !inside;
        } else if line.starts_with("#[") {
            hidden |= line == HIDDEN;
            shown |= line.contains(FENCE_BY_FEATURE);
        } else if let Some(name) = name(line) {
            if !shown && !hidden {
                let line = at + 1;
                found.push(Item { line, name, block });
            }
            (shown, hidden, inside) = (false, false, false);
        } else if !line.starts_with([' ', ')', '/']) {
            (shown, hidden, inside) = (false, false, false);
        }
    }
    found
}

/// The public types and traits that are hidden.
fn hidden_types(text: &str) -> impl Iterator<Item = &str> {
    let behind = text.split(HIDDEN).skip(1);
    behind.filter_map(|rest| {
        let mut lines = rest.lines().skip(1);
        public_type(lines.find(|line| !line.starts_with(['#', ' ', ')', '/']))?)
    })
}

/// The code of a file's documentation that is compiled.
fn examples(text: &str) -> String {
    let mut code = String::new();
    let (mut inside, mut compiled) = (false, false);
    for line in text.lines().map(str::trim_start) {
        let documentation = line.strip_prefix("///").or_else(|| line.strip_prefix("//!"));
        if let Some(kind) = documentation.and_then(fence) {
            compiled = !inside && is_compiled(kind);
            inside = !inside;
        } else if line.starts_with('#') && line.contains(FENCE_BY_FEATURE) {
            (inside, compiled) = (true, true);
        } else if let Some(line) = documentation.filter(|_| compiled) {
            code.push_str(line);
            code.push('\n');
        }
    }
    code
}

/// What is written behind the fence that a line of documentation is.
fn fence(documentation: &str) -> Option<&str> {
    documentation.trim().strip_prefix("```")
}

fn is_compiled(kind: &str) -> bool {
    let kind = kind.split(',').next().unwrap_or_default();
    COMPILED.contains(&kind) || kind.starts_with(COMPILED_ELSEWHERE)
}

/// Whether code calls a function of that name, or passes it on.
fn calls(code: &str, function: &str) -> bool {
    code.match_indices(function).any(|(at, name)| {
        let (before, behind) = (&code[..at], &code[at + name.len()..]);
        let is_called = behind.starts_with('(') || behind.starts_with("::<");
        let is_passed = before.ends_with("::") && behind.starts_with([')', ',']);
        (is_called || is_passed) && !before.ends_with(is_letter) && !before.ends_with("fn ")
    })
}

/// The name of the public type or trait that a line begins.
fn public_type(line: &str) -> Option<&str> {
    let item = line.strip_prefix("pub ")?;
    let item = item.strip_prefix("unsafe ").unwrap_or(item);
    let name = ["struct ", "enum ", "trait ", "union "]
        .iter()
        .find_map(|kind| item.strip_prefix(kind))?;
    name.split(is_no_letter).next()
}

/// The name of the public function that a line begins.
fn public_function(line: &str) -> Option<&str> {
    let mut item = line.strip_prefix("pub ")?;
    for word in ["const ", "async ", "unsafe ", "extern \"C\" "] {
        item = item.strip_prefix(word).unwrap_or(item);
    }
    item.strip_prefix("fn ")?.split(is_no_letter).next()
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn is_no_letter(c: char) -> bool {
    !is_letter(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn public_types_without_an_example_are_found() {
        let shown = "/// A.\n///\n/// ```\n/// ```\n#[derive(Debug)]\npub struct A;\n";
        let hidden = "/// B.\n#[doc(hidden)]\npub enum B {}\n";
        let missing = "/// C.\n/// ```text\n/// no code\n/// ```\n#[on(\n    something\n)]\npub unsafe trait C {}\n/// D.\npub(crate) struct D;\n";
        assert_eq!(types_without_example(shown), []);
        assert_eq!(types_without_example(hidden), []);
        let found = types_without_example(&format!("{shown}{missing}"));
        assert_eq!(found, [(14, "`C` has no example".to_owned())]);
    }

    #[test]
    fn public_functions_without_an_example_are_found() {
        let missing = "/// A.\npub const unsafe fn a() {}\n";
        let method = "impl<T>\n    B<T>\n{\n    /// ```text\n    /// no.code()\n    /// ```\n    #[on(\n        x\n    )]\n    pub fn code(\n    ) {}\n}\n";
        let found = functions_without_example(&format!("{method}{missing}"));
        assert_eq!(
            found,
            [
                (10, "`code` has no example".to_owned()),
                (14, "`a` has no example".to_owned())
            ]
        );
    }

    #[test]
    fn functions_with_an_example_and_those_that_nobody_sees_are_not_found() {
        let own = "impl A {\n    /// ```\n    /// ```\n    #[inline]\n    pub fn a() {}\n}\n";
        let elsewhere = "/// ```ignore-s390x\n/// X.map(A::a).b();\n/// ```\npub struct A;\nimpl A {\n    pub fn a() {}\n    pub fn b(self) {}\n}\n";
        let hidden = "#[doc(hidden)]\n#[derive(Debug)]\npub struct A;\nimpl A {\n    pub fn a() {}\n}\n#[doc(hidden)]\npub fn b() {}\n";
        let private =
            "impl A {\n    pub(crate) fn a() {}\n    fn b() {}\n}\nmod tests {\n    pub fn c() {}\n}\n";
        for text in [own, elsewhere, hidden, private] {
            assert_eq!(functions_without_example(text), [], "{text}");
        }
    }

    #[test]
    fn only_calls_are_examples() {
        let code = " use a::lock::X; zone.trim(zone.field); X::new::<u8>(); map(X::free); fn f(x) {} ";
        let called = |name| calls(code, name);
        assert!(["trim", "new", "free"].into_iter().all(called));
        assert!(!["rim", "tri", "lock", "field", "f"].into_iter().any(called));
    }
}
