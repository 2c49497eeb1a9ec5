//! Numbers in words: `Tám mươi sáu triệu năm trăm nghìn` is 86.500.000.

/// The number that words say; `None` where they say none.
pub(crate) fn read(words: &str) -> Option<u64> {
    let words: Vec<&str> = words.split_whitespace().filter(|word| !matches!(*word, "chẵn" | "và")).collect();
    if words.is_empty() {
        return None;
    }
    let mut total = 0_u64;
    let mut group: Vec<&str> = Vec::new();
    let mut last_scale = u64::MAX;
    let mut after_scale = 1;
    for word in &words {
        let Some(scale) = scale(word) else {
            group.push(word);
            continue;
        };
        let value = if group.is_empty() { None } else { Some(below_thousand(&group)?) };
        group.clear();
        // «hai nghìn tỷ»: the second scale multiplies what stands before it.
        if value.is_none() && total > 0 {
            total = total.checked_mul(scale)?;
        } else {
            let value = value?;
            if scale >= last_scale {
                // «một trăm nghìn triệu» is not said; «hai mươi ba nghìn bốn trăm tỷ» is.
                total = total.checked_add(value)?.checked_mul(scale)?;
            } else {
                total = total.checked_add(value.checked_mul(scale)?)?;
            }
        }
        last_scale = scale;
        after_scale = scale;
    }
    match group.as_slice() {
        [] => Some(total),
        // «hai triệu rưỡi»: half of the last scale.
        ["rưỡi"] if after_scale > 1 => total.checked_add(after_scale / 2),
        rest => total.checked_add(below_thousand(rest)?),
    }
}

fn scale(word: &str) -> Option<u64> {
    match word {
        "nghìn" | "ngàn" => Some(1_000),
        "triệu" => Some(1_000_000),
        "tỷ" | "tỉ" => Some(1_000_000_000),
        _ => None,
    }
}

/// `năm trăm linh hai`, `mười lăm`, `hai mươi mốt`, `không trăm ba mươi`.
fn below_thousand(words: &[&str]) -> Option<u64> {
    let (hundreds, rest) = match words {
        [hundreds, "trăm", rest @ ..] => (digit(hundreds)? * 100, rest),
        rest => (0, rest),
    };
    let rest = match rest {
        ["rưỡi"] if hundreds > 0 => return Some(hundreds + 50),
        ["linh" | "lẻ", unit] => return Some(hundreds + digit(unit)?),
        rest => rest,
    };
    let tens = match rest {
        [] => 0,
        ["mười"] => 10,
        ["mười", unit] => 10 + digit(unit)?,
        [tens, "mươi"] => digit(tens)? * 10,
        [tens, "mươi", unit] | [tens, unit] if rest.len() == 3 || digit(tens).is_some() => {
            digit(tens)? * 10 + digit(unit)?
        }
        [unit] => digit(unit)?,
        _ => return None,
    };
    Some(hundreds + tens)
}

fn digit(word: &str) -> Option<u64> {
    Some(match word {
        "không" => 0,
        "một" | "mốt" => 1,
        "hai" => 2,
        "ba" => 3,
        "bốn" | "tư" => 4,
        "năm" | "lăm" | "nhăm" => 5,
        "sáu" => 6,
        "bảy" | "bẩy" => 7,
        "tám" => 8,
        "chín" => 9,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn numbers_are_read_as_they_are_said() {
        let cases = [
            ("tám mươi sáu triệu năm trăm nghìn", 86_500_000),
            ("một trăm hai mươi triệu", 120_000_000),
            ("năm trăm linh hai nghìn không trăm ba mươi", 502_030),
            ("hai mươi mốt", 21),
            ("mười lăm", 15),
            (
                "một tỷ hai trăm ba mươi bốn triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi",
                1_234_567_890,
            ),
            ("hai triệu rưỡi", 2_500_000),
            ("một trăm rưỡi", 150),
            ("ba nghìn tỷ", 3_000_000_000_000),
            ("hai nghìn ba trăm tỷ", 2_300_000_000_000),
            ("mười triệu chẵn", 10_000_000),
            ("hai trăm lẻ năm ngàn", 205_000),
            ("bảy mươi tư", 74),
            ("không", 0),
        ];
        for (words, number) in cases {
            assert_eq!(read(words), Some(number), "{words}");
        }
        for words in ["", "nhiều triệu", "mươi", "năm bảy chín", "triệu", "xã", "trăm"] {
            assert_eq!(read(words), None, "{words}");
        }
    }
}
