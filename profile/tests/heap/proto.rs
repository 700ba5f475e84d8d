//! `profile.proto` as `prost` reads it: written down from its documentation, without the library's own writer.

/// An index of a list.
fn index(number: impl TryInto<usize, Error: core::fmt::Debug>) -> usize {
    number.try_into().unwrap()
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct Profile {
    #[prost(message, repeated, tag = "1")]
    pub(crate) sample_type: Vec<ValueType>,
    #[prost(message, repeated, tag = "2")]
    pub(crate) sample: Vec<Sample>,
    #[prost(message, repeated, tag = "3")]
    pub(crate) mapping: Vec<Mapping>,
    #[prost(message, repeated, tag = "4")]
    pub(crate) location: Vec<Location>,
    #[prost(message, repeated, tag = "5")]
    pub(crate) function: Vec<Function>,
    #[prost(string, repeated, tag = "6")]
    pub(crate) string_table: Vec<String>,
    #[prost(int64, tag = "9")]
    pub(crate) time_nanos: i64,
    #[prost(int64, tag = "10")]
    pub(crate) duration_nanos: i64,
    #[prost(message, optional, tag = "11")]
    pub(crate) period_type: Option<ValueType>,
    #[prost(int64, tag = "12")]
    pub(crate) period: i64,
    #[prost(int64, repeated, tag = "13")]
    pub(crate) comment: Vec<i64>,
    #[prost(int64, tag = "14")]
    pub(crate) default_sample_type: i64,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct ValueType {
    #[prost(int64, tag = "1")]
    pub(crate) kind: i64,
    #[prost(int64, tag = "2")]
    pub(crate) unit: i64,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct Sample {
    #[prost(uint64, repeated, tag = "1")]
    pub(crate) location_id: Vec<u64>,
    #[prost(int64, repeated, tag = "2")]
    pub(crate) value: Vec<i64>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct Mapping {
    #[prost(uint64, tag = "1")]
    pub(crate) id: u64,
    #[prost(uint64, tag = "2")]
    pub(crate) memory_start: u64,
    #[prost(uint64, tag = "3")]
    pub(crate) memory_limit: u64,
    #[prost(uint64, tag = "4")]
    pub(crate) file_offset: u64,
    #[prost(int64, tag = "5")]
    pub(crate) filename: i64,
    #[prost(int64, tag = "6")]
    pub(crate) build_id: i64,
    #[prost(bool, tag = "7")]
    pub(crate) has_functions: bool,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct Location {
    #[prost(uint64, tag = "1")]
    pub(crate) id: u64,
    #[prost(uint64, tag = "2")]
    pub(crate) mapping_id: u64,
    #[prost(uint64, tag = "3")]
    pub(crate) address: u64,
    #[prost(message, repeated, tag = "4")]
    pub(crate) line: Vec<Line>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct Line {
    #[prost(uint64, tag = "1")]
    pub(crate) function_id: u64,
    #[prost(int64, tag = "2")]
    pub(crate) line: i64,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct Function {
    #[prost(uint64, tag = "1")]
    pub(crate) id: u64,
    #[prost(int64, tag = "2")]
    pub(crate) name: i64,
    #[prost(int64, tag = "3")]
    pub(crate) system_name: i64,
    #[prost(int64, tag = "4")]
    pub(crate) filename: i64,
}

/// What a line is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place<'a> {
    pub(crate) function: &'a str,
    pub(crate) file: &'a str,
    pub(crate) line: i64,
}

impl Profile {
    /// The profile that is in a file, of which every number of another part is looked up once. The
    /// numbers of locations and functions are their places, as the writer has it.
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let profile = <Self as prost::Message>::decode(bytes).unwrap();
        assert_eq!(profile.string_table[0], "");
        for sample in &profile.sample {
            assert_eq!(sample.value.len(), profile.sample_type.len());
            assert!(!profile.stack(sample).is_empty());
        }
        for location in &profile.location {
            if let Some(place) = location.mapping_id.checked_sub(1) {
                let mapping = &profile.mapping[index(place)];
                assert_eq!(mapping.id, location.mapping_id);
                assert!((mapping.memory_start..mapping.memory_limit).contains(&location.address));
            }
        }
        profile
    }

    pub(crate) fn text(&self, place: i64) -> &str {
        &self.string_table[index(place)]
    }

    /// The places of a sample, the innermost first.
    pub(crate) fn stack(&self, sample: &Sample) -> Vec<Place<'_>> {
        let lines = sample.location_id.iter().flat_map(|&id| {
            let location = &self.location[index(id) - 1];
            assert_eq!(location.id, id);
            &location.line
        });
        let places = lines.map(|line| {
            let function = &self.function[index(line.function_id) - 1];
            assert_eq!(function.id, line.function_id);
            Place {
                function: self.text(function.name),
                file: self.text(function.filename),
                line: line.line,
            }
        });
        places.collect()
    }

    /// The sums of the four values over all samples whose stack has this function.
    pub(crate) fn sums(&self, function: &str) -> [i64; 4] {
        let mut sums = [0; 4];
        for sample in &self.sample {
            let stack = self.stack(sample);
            if stack.iter().any(|place| place.function.ends_with(function)) {
                for (sum, value) in sums.iter_mut().zip(&sample.value) {
                    *sum += value;
                }
            }
        }
        sums
    }
}
