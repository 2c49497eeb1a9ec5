//! Roman numbers.

/// A Roman number up to 399, in its one proper spelling.
pub(crate) fn roman(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 15 {
        return None;
    }
    let value = |letter| match letter {
        'I' => Some(1_u32),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        'C' => Some(100),
        _ => None,
    };
    let values: Vec<u32> = text.chars().map(value).collect::<Option<_>>()?;
    let sum = u32::try_from(signed_sum(&values)).ok()?;
    (to_roman(sum) == text).then_some(sum)
}

/// Adds the values up; one before a larger one counts against it.
fn signed_sum(values: &[u32]) -> i64 {
    let signed = values.iter().enumerate().map(|(at, own)| {
        let smaller = values.get(at + 1).is_some_and(|next| next > own);
        if smaller { -i64::from(*own) } else { i64::from(*own) }
    });
    signed.sum()
}

/// The Roman spelling of a number.
pub(crate) fn to_roman(mut number: u32) -> String {
    const STEPS: [(u32, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut text = String::new();
    for (value, letters) in STEPS {
        while number >= value && text.len() < 16 {
            text.push_str(letters);
            number -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{roman, to_roman};

    #[test]
    fn roman_numbers_have_one_spelling() {
        assert!((1..400).all(|number| roman(&to_roman(number)) == Some(number)));
        assert_eq!(["IIII", "VX", "IC", "i", "", "XM", "IVI"].map(roman), [None; 7]);
    }
}
