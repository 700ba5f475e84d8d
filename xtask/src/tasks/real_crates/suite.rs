//! What a run of `cargo test` said: its programs, their tests, and what failed.

use std::collections::{BTreeMap, BTreeSet};

/// The outcome of one test program.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Program {
    /// Tests passed, failed and ignored; `None` if the program has no test harness or ended early.
    counts: Option<[usize; 3]>,
    failed: BTreeSet<String>,
}

/// The outcome of a test suite.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Suite {
    /// The programs, by the file that each begins with.
    pub(super) programs: BTreeMap<String, Program>,
    /// The programs that ended badly, as cargo names them.
    ended_badly: BTreeSet<String>,
}

impl Suite {
    /// Reads the output of `cargo test`.
    pub(super) fn read(output: &str) -> Self {
        let mut suite = Self::default();
        let mut running = None;
        let mut in_failures = false;
        for line in output.lines() {
            if let Some(name) = program_name(line) {
                suite.programs.insert(name.to_owned(), Program::default());
                running = Some(name);
            } else if let Some((_, target)) = line.split_once("to rerun pass `") {
                suite.ended_badly.insert(target.trim_end_matches('`').to_owned());
            }
            let Some(program) = running.and_then(|name| suite.programs.get_mut(name)) else {
                continue;
            };
            if let Some((_, summary)) = line.split_once("test result: ") {
                let count = |what: &str| count_before(summary, what);
                program.counts = Some([count(" passed"), count(" failed"), count(" ignored")]);
            }
            // The word heads two lists: what the failed tests wrote, then their names.
            in_failures = line == "failures:" || in_failures && (line.starts_with("    ") || line.is_empty());
            if in_failures && let Some(test) = line.strip_prefix("    ") {
                program.failed.insert(test.trim().to_owned());
            }
        }
        suite
    }

    /// What is worth saying of this suite, in which the allocator under test served, next to the same
    /// suite on the system allocator.
    ///
    /// # Errors
    ///
    /// Something fails here that does not fail there, not the same tests ran, or a program was not
    /// served although it has no allocator of its own.
    pub(super) fn compared_with(&self, system: &Self, own_allocators: &[String]) -> Result<String, String> {
        let mut complaints = Vec::new();
        let mut failing_on_both = 0;
        let [mut tests, mut ignored, mut served, mut unproven] = [0; 4];
        for (name, there) in &system.programs {
            let Some(here) = self.programs.get(name) else {
                complaints.push(format!("{name}: did not run"));
                continue;
            };
            for test in here.failed.difference(&there.failed) {
                complaints.push(format!("{name}: {test} failed, not so on the system allocator"));
            }
            failing_on_both += here.failed.intersection(&there.failed).count();
            let (Some(here), Some(there)) = (here.counts, there.counts) else {
                if here.counts.is_some() != there.counts.is_some() {
                    complaints.push(format!("{name}: ended early on one of the allocators"));
                }
                unproven += 1;
                continue;
            };
            let extra = here.iter().sum::<usize>().checked_sub(there.iter().sum());
            let own = own_allocators.iter().any(|file| name.ends_with(file.as_str()));
            match extra {
                Some(1) => served += 1,
                // Programs without a test are compiled out, and the allocator with them.
                Some(0) if own || there.iter().sum::<usize>() == 0 => {}
                _ => complaints.push(format!(
                    "{name}: ran {here:?} tests and {there:?} on the system allocator"
                )),
            }
            if !own {
                tests += there[0];
                ignored += there[2];
            }
        }
        for target in self.ended_badly.difference(&system.ended_badly) {
            complaints.push(format!("{target}: ended badly, not so on the system allocator"));
        }
        if served == 0 {
            complaints.push("not one program was served by the allocator".to_owned());
        }
        if !complaints.is_empty() {
            return Err(complaints.join("\n"));
        }
        let mut parts = vec![format!(
            "{tests} tests pass on both allocators, in {served} programs"
        )];
        let extras = [
            (ignored, "ignored by the crate"),
            (failing_on_both, "fail on the system allocator as well"),
            (
                own_allocators.len(),
                "programs with an allocator of their own left out",
            ),
            (unproven, "programs without a test harness"),
        ];
        let present = extras.iter().filter(|(count, _)| *count > 0);
        parts.extend(present.map(|(count, what)| format!("{count} {what}")));
        Ok(parts.join("; "))
    }
}

/// The file in a line such as `     Running unittests src/lib.rs (target/debug/deps/x-0123)`.
fn program_name(line: &str) -> Option<&str> {
    let (name, _) = line.strip_prefix("     Running ")?.split_once(" (")?;
    Some(name.strip_prefix("unittests ").unwrap_or(name))
}

/// The number in front of `word`.
fn count_before(text: &str, word: &str) -> usize {
    let before = text.split_once(word).map_or("", |(before, _)| before);
    let digits = before.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
    before[digits..].parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SYSTEM: &str = "\
Finished
     Running unittests src/lib.rs (/t/debug/deps/x-1)

running 2 tests
test one ... ok
test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s

     Running tests/two.rs (/t/debug/deps/two-1)

running 3 tests
test a ... FAILED

failures:

---- a stdout ----
thread panicked

failures:
    a

test result: FAILED. 1 passed; 1 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s

error: test failed, to rerun pass `--test two`
     Running tests/own.rs (/t/debug/deps/own-1)
test result: ok. 4 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
     Running tests/bare.rs (/t/debug/deps/bare-1)
";

    fn zone() -> String {
        SYSTEM
            .replace("ok. 2 passed", "ok. 3 passed")
            .replace("FAILED. 1 passed", "FAILED. 2 passed")
    }

    fn own() -> Vec<String> {
        vec!["tests/own.rs".to_owned()]
    }

    #[test]
    fn programs_counts_and_failures_are_read() {
        let suite = Suite::read(SYSTEM);
        assert_eq!(suite.programs.len(), 4);
        let two = &suite.programs["tests/two.rs"];
        assert_eq!(two.counts, Some([1, 1, 1]));
        assert!(two.failed.iter().eq(["a"]));
        assert!(suite.ended_badly.iter().eq(["--test two"]));
        assert_eq!(suite.programs["tests/bare.rs"].counts, None);
    }

    #[test]
    fn what_fails_on_both_is_named_and_accepted() {
        let note = Suite::read(&zone()).compared_with(&Suite::read(SYSTEM), &own());
        assert_eq!(
            note.unwrap(),
            "3 tests pass on both allocators, in 2 programs; 1 ignored by the crate; \
             1 fail on the system allocator as well; 1 programs with an allocator of their own left out; \
             1 programs without a test harness"
        );
    }

    #[test]
    fn what_fails_here_alone_is_a_failure() {
        let broken = |text: String| {
            Suite::read(&text)
                .compared_with(&Suite::read(SYSTEM), &own())
                .is_err()
        };
        assert!(broken(zone().replace("    a\n", "    a\n    b\n")));
        assert!(broken(zone().replace("`--test two`", "`--test bare`")));
        // A test that was not run, a program that was not served, one that ended early.
        assert!(broken(zone().replace("ok. 3 passed", "ok. 1 passed")));
        assert!(broken(zone().replace("ok. 3 passed", "ok. 2 passed")));
        assert!(broken(zone().replace("test result: ok. 3 passed", "")));
        assert!(
            Suite::read(SYSTEM)
                .compared_with(&Suite::read(SYSTEM), &[])
                .is_err()
        );
    }
}
