//! The contenders, read from the manifest and the lock file of the suite.

use std::process::Command;

use serde_json::Value;

use super::MANIFEST;
use crate::Failure;
use crate::process::{LIMIT, output_of};
use crate::workspace::{LIBRARY, Workspace};

/// The suite's folder, named from the root.
const SUITE: &str = "benches/suite";

/// The package with the programs.
const PACKAGE: &str = "slabmalloc-suite";

/// The one feature that is no contender: the program that compares allocators over an arena.
pub(in crate::tasks) const KERNEL: &str = "kernel";

/// One allocator.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::tasks) struct Contender {
    /// The name of the feature.
    pub(in crate::tasks) name: String,
    /// Whether it is made with this library.
    pub(in crate::tasks) ours: bool,
    /// The package that it comes from, with its version.
    pub(super) origin: String,
    /// The features of that package that are on.
    pub(super) options: String,
}

impl Contender {
    /// Adds to the package what the allocator in it says of itself.
    pub(super) fn put_about(&mut self, about: &str) {
        if !about.is_empty() && !self.origin.contains(about) {
            self.origin = format!("{} ({about})", self.origin);
        }
    }
}

/// What the features of zones begin with that differ in their policy.
const POLICY: &str = "policy-";

/// The zones that differ in their policy, which are no contenders.
pub(super) fn policies(workspace: &Workspace) -> Result<Vec<Contender>, Failure> {
    let mut found = features(workspace)?;
    found.retain(|contender| contender.name.starts_with(POLICY));
    Ok(found)
}

/// Reads every contender, ours first.
pub(in crate::tasks) fn all(workspace: &Workspace) -> Result<Vec<Contender>, Failure> {
    let mut found = features(workspace)?;
    found.retain(|contender| !contender.name.starts_with(POLICY));
    Ok(found)
}

fn features(workspace: &Workspace) -> Result<Vec<Contender>, Failure> {
    let command = workspace.cargo(&format!(
        "metadata --quiet --no-deps --format-version 1 --manifest-path {MANIFEST}"
    ));
    let metadata: Value = serde_json::from_str(&output_of(command, LIMIT)?)?;
    let packages = metadata["packages"].as_array().map_or(&[][..], Vec::as_slice);
    let package = packages.iter().find(|package| package["name"] == PACKAGE);
    let package = package.ok_or_else(|| format!("{SUITE} has no package `{PACKAGE}`"))?;
    let lock = workspace.read(&format!("{SUITE}/Cargo.lock"))?;
    let mut found = from_package(package, &lock);
    for contender in &mut found {
        if contender.name == "system" {
            contender.origin = system();
            contender.options.clear();
        }
    }
    Ok(found)
}

/// The contenders of the package's features.
fn from_package(package: &Value, lock: &str) -> Vec<Contender> {
    let features = package["features"].as_object();
    let mut found: Vec<Contender> = features
        .into_iter()
        .flatten()
        .filter(|(name, _)| !["default", KERNEL].contains(&name.as_str()))
        .filter(|(_, enables)| enables[0].as_str().is_some_and(|first| first.starts_with("dep:")))
        .map(|(name, enables)| {
            let first = enables[0].as_str().unwrap_or_default().trim_start_matches("dep:");
            from_feature(name, first, package, lock)
        })
        .collect();
    found.sort_by_key(|contender| !contender.ours);
    found
}

fn from_feature(name: &str, dependency: &str, package: &Value, lock: &str) -> Contender {
    let dependencies = package["dependencies"].as_array().map_or(&[][..], Vec::as_slice);
    let found = dependencies
        .iter()
        .find(|found| {
            found["rename"] == dependency || found["rename"].is_null() && found["name"] == dependency
        })
        .unwrap_or(&Value::Null);
    let origin = found["name"].as_str().unwrap_or(dependency);
    let version = locked_version(lock, origin, found["req"].as_str().unwrap_or_default());
    let mut options: Vec<&str> = found["features"]
        .as_array()
        .map_or(&[][..], Vec::as_slice)
        .iter()
        .filter_map(Value::as_str)
        .collect();
    if found["uses_default_features"] == true {
        options.insert(0, "default features");
    }
    Contender {
        name: name.to_owned(),
        ours: origin == LIBRARY && found["path"].is_string(),
        origin: format!("{origin} {version}"),
        options: options.join(", "),
    }
}

/// The version of a package in a lock file; of several, the one that the requirement selects.
fn locked_version<'a>(lock: &'a str, name: &str, requirement: &str) -> &'a str {
    let name = format!("name = \"{name}\"");
    let lines = lock.lines().zip(lock.lines().skip(1));
    let versions = lines
        .filter(|(line, _)| *line == name)
        .map(|(_, next)| next.trim_start_matches("version = ").trim_matches('"'));
    let versions: Vec<&str> = versions.collect();
    let wanted = series(requirement.trim_start_matches(['^', '=']));
    let matching = versions
        .iter()
        .find(|version| !wanted.is_empty() && series(version) == wanted);
    // A path without a requirement is the newest one: this repository's.
    matching
        .or(versions.last())
        .copied()
        .unwrap_or("of unknown version")
}

/// The part of a version in which compatible versions agree.
fn series(version: &str) -> String {
    let mut parts = version.split('.');
    let (major, minor) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    if major == "0" {
        format!("{major}.{minor}")
    } else {
        major.trim_start_matches('*').to_owned()
    }
}

/// The C library, which is the system's allocator.
fn system() -> String {
    let mut command = Command::new("getconf");
    command.arg("GNU_LIBC_VERSION");
    output_of(command, LIMIT).map_or("the C library".to_owned(), |text| text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const LOCK: &str = "\
[[package]]
name = \"fast\"
version = \"3.2.1\"

[[package]]
name = \"slabmalloc\"
version = \"0.11.0\"

[[package]]
name = \"slabmalloc\"
version = \"0.12.0\"
";

    #[test]
    fn versions_are_those_of_the_lock() {
        assert_eq!(locked_version(LOCK, "fast", "^3.0"), "3.2.1");
        assert_eq!(locked_version(LOCK, "slabmalloc", "^0.11.0"), "0.11.0");
        assert_eq!(locked_version(LOCK, "slabmalloc", "*"), "0.12.0");
        assert_eq!(locked_version(LOCK, "absent", "*"), "of unknown version");
    }

    #[test]
    fn what_an_allocator_says_of_itself_is_added_once() {
        let mut contender = Contender {
            name: "fast".to_owned(),
            ours: false,
            origin: "fast 0.1.2".to_owned(),
            options: String::new(),
        };
        contender.put_about("");
        contender.put_about("fast 3.0");
        contender.put_about("fast 3.0");
        assert_eq!(contender.origin, "fast 0.1.2 (fast 3.0)");
    }

    #[test]
    fn contenders_are_features_and_ours_come_first() {
        let package = json!({
            "features": {
                "default": [],
                "kernel": ["dep:fast"],
                "fast": ["dep:fast", "dep:other"],
                "previous": ["dep:previous"],
                "slabmalloc": ["dep:slabmalloc"],
            },
            "dependencies": [
                {"name": "fast", "rename": null, "req": "^3", "features": ["quick"], "uses_default_features": false},
                {"name": "slabmalloc", "rename": "previous", "req": "^0.11.0", "features": [],
                 "uses_default_features": false},
                {"name": "slabmalloc", "rename": null, "req": "*", "features": [], "path": "somewhere",
                 "uses_default_features": true},
            ],
        });
        let found = from_package(&package, LOCK);
        let names: Vec<&str> = found.iter().map(|contender| contender.name.as_str()).collect();
        assert_eq!(names, ["slabmalloc", "fast", "previous"]);
        assert!(found[0].ours && !found[1].ours && !found[2].ours);
        assert_eq!(found[0].options, "default features");
        assert_eq!(
            (found[1].origin.as_str(), found[1].options.as_str()),
            ("fast 3.2.1", "quick")
        );
        assert_eq!(found[2].origin, "slabmalloc 0.11.0");
    }
}
