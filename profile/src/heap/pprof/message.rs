//! Messages in the encoding of protocol buffers: as much of it as `profile.proto` needs.
//!
//! A message is a sequence of fields. Each begins with a key, its number times 8 plus a kind: 0 for a number, and 2 for a
//! length with that many bytes, which are a text, another message or several numbers. Numbers have seven bits in each
//! byte, the lowest first, and the eighth says that another byte follows. Fields that are 0 or empty need not be
//! there.

/// A message, to which fields are added.
#[derive(Debug, Default)]
pub(super) struct Message {
    bytes: Vec<u8>,
}

/// The kind of a field that is a number.
const NUMBER: u64 = 0;
/// The kind of one that has a length.
const BYTES: u64 = 2;

impl Message {
    /// Adds a number.
    pub(super) fn number(&mut self, field: u64, value: u64) -> &mut Self {
        if value != 0 {
            self.raw(field << 3 | NUMBER);
            self.raw(value);
        }
        self
    }

    /// Adds several numbers as one field.
    pub(super) fn numbers(&mut self, field: u64, values: impl IntoIterator<Item = u64>) -> &mut Self {
        let mut packed = Self::default();
        values.into_iter().for_each(|value| packed.raw(value));
        self.message(field, &packed)
    }

    /// Adds a text.
    pub(super) fn text(&mut self, field: u64, text: &str) -> &mut Self {
        self.bytes(field, text.as_bytes())
    }

    /// Adds a message.
    pub(super) fn message(&mut self, field: u64, message: &Self) -> &mut Self {
        self.bytes(field, &message.bytes)
    }

    /// The message as it is written.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    fn bytes(&mut self, field: u64, bytes: &[u8]) -> &mut Self {
        self.raw(field << 3 | BYTES);
        self.raw(bytes.len() as u64);
        self.bytes.extend_from_slice(bytes);
        self
    }

    fn raw(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.bytes.push(value.to_le_bytes()[0] | 0x80);
            value >>= 7;
        }
        self.bytes.push(value.to_le_bytes()[0]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_those_of_the_specification() {
        let mut message = Message::default();
        // The examples of the encoding's documentation.
        message.number(1, 150).text(2, "testing");
        message.numbers(6, [3, 270, 86_942]);
        assert_eq!(
            message.into_bytes(),
            [
                0x08, 0x96, 0x01, 0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6E, 0x67, 0x32, 0x06, 0x03,
                0x8E, 0x02, 0x9E, 0xA7, 0x05
            ]
        );
    }

    #[test]
    fn the_largest_number_has_ten_bytes_and_zero_none() {
        let mut message = Message::default();
        message.number(1, 0).number(1, u64::MAX);
        assert_eq!(
            message.into_bytes(),
            [8, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1]
        );
    }
}
