//! What `cargo xtask bench` was asked for.

use crate::Failure;

/// The rounds of a run that is to decide something.
pub(super) const DEFAULT_ROUNDS: usize = 9;

/// How the programs are built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::tasks) enum Profile {
    /// Cargo's `release`: allocations of other crates are calls.
    Release,
    /// Link-time optimisation of everything together.
    Lto,
}

impl Profile {
    /// The name of the profile in the suite's manifest.
    pub(in crate::tasks) fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Lto => "lto",
        }
    }
}

/// The arguments, understood.
#[derive(Debug, PartialEq)]
pub(super) struct Options {
    pub(super) rounds: usize,
    pub(super) full: bool,
    pub(super) profiles: Vec<Profile>,
    /// Workloads asked for; all of the chosen depth if there are none.
    pub(super) only: Vec<String>,
    /// Contenders asked for; all if there are none.
    pub(super) allocators: Vec<String>,
}

impl Options {
    /// Reads the arguments.
    pub(super) fn read(arguments: &[String]) -> Result<Self, Failure> {
        let mut options = Self {
            rounds: DEFAULT_ROUNDS,
            full: false,
            profiles: vec![Profile::Release, Profile::Lto],
            only: Vec::new(),
            allocators: Vec::new(),
        };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            let mut value = || {
                let value = arguments.next().map(String::as_str);
                value.ok_or_else(|| Failure::from(format!("`{argument}` needs a value")))
            };
            match argument.as_str() {
                "--rounds" => options.rounds = value()?.parse::<usize>()?.max(1),
                "--full" => options.full = true,
                "--profile" => {
                    options.profiles = match value()? {
                        "release" => vec![Profile::Release],
                        "lto" => vec![Profile::Lto],
                        "both" => vec![Profile::Release, Profile::Lto],
                        other => {
                            return Err(format!("`{other}` is none of: release, lto, both").into());
                        }
                    }
                }
                "--only" => options.only = list(value()?),
                "--allocators" => options.allocators = list(value()?),
                other => return Err(format!("there is no option `{other}`").into()),
            }
        }
        Ok(options)
    }

    /// Whether the figures are those of every workload and contender of a default run at least.
    pub(super) fn is_complete(&self) -> bool {
        self.only.is_empty() && self.allocators.is_empty() && self.profiles.len() == 2
    }

    /// Whether instructions of this workload are counted.
    pub(super) fn counts(&self, workload: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|name| name == workload)
    }

    /// Whether a workload takes part: all of the default depth, or those named, with or without their
    /// number of threads.
    pub(super) fn wants(&self, workload: &str, is_default: bool) -> bool {
        if self.only.is_empty() {
            return self.full || is_default;
        }
        let bare = workload.rsplit_once("-t").map_or(workload, |(bare, _)| bare);
        self.only
            .iter()
            .any(|name| name == workload || name == bare && (self.full || is_default))
    }
}

fn list(text: &str) -> Vec<String> {
    text.split(',').map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Options, Failure> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        Options::read(&words)
    }

    #[test]
    fn a_run_of_one_profile_is_not_complete() {
        assert!(!read("--profile lto").unwrap().is_complete());
    }

    #[test]
    fn a_run_without_arguments_is_complete() {
        let options = read("").unwrap();
        assert!(options.is_complete() && options.rounds == 9 && options.profiles.len() == 2);
        assert!(options.wants("pair64", true) && !options.wants("churn10m", false));
    }

    #[test]
    fn every_option_is_understood() {
        let options =
            read("--rounds 1 --full --profile lto --only pair64,larson --allocators system,x").unwrap();
        assert_eq!(options.rounds, 1);
        assert!(options.full && !options.is_complete());
        assert!(options.counts("pair64") && !options.counts("churn1k"));
        assert_eq!(options.profiles, [Profile::Lto]);
        assert_eq!(options.allocators, ["system", "x"]);
    }

    #[test]
    fn workloads_are_named_with_or_without_threads() {
        let options = read("--only larson,rptest-t4").unwrap();
        assert!(options.wants("larson-t2", true) && !options.wants("larson-t4", false));
        assert!(options.wants("rptest-t4", false) && !options.wants("rptest-t2", true));
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for line in ["--rounds", "--rounds x", "--profile debug", "--fast", "pair64"] {
            assert!(read(line).is_err(), "{line}");
        }
    }
}
