//! What a Vietnamese syllable may be: onset, rhyme, tone. It tells a converted word from noise.

use super::letter::{Tone, lower, split_tone};

const ONSETS: [&str; 28] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k",
    "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];

const RHYMES: &str = " a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu \
    o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo \
    oet oong ooc ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch \
    uênh uơ uôc uôi uôm uôn uông uôt uy uya uych uyên uyêt uynh uyt uyu uyn uyp ư ưa ưc ưi ưm ưn ưng ưt ưu ươc \
    ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu ych yt ynh ";

/// The longest syllable is `nghiêng`.
const LONGEST: usize = 7;

/// Whether a word (NFC, any case) is built as a Vietnamese syllable. The tone may stand on any vowel.
pub(crate) fn is_syllable(word: &str) -> bool {
    let mut plain = String::new();
    let mut tone = Tone::Ngang;
    for (count, c) in word.chars().enumerate() {
        let (base, mark) = split_tone(lower(c));
        if count == LONGEST || (mark != Tone::Ngang && tone != Tone::Ngang) {
            return false;
        }
        if mark != Tone::Ngang {
            tone = mark;
        }
        plain.push(base);
    }
    let stopped = plain.ends_with(['c', 'p', 't']) || plain.ends_with("ch");
    // A syllable closed by a stop only bears sắc or nặng.
    if stopped && !matches!(tone, Tone::Sac | Tone::Nang) {
        return false;
    }
    ONSETS
        .iter()
        .any(|onset| plain.strip_prefix(onset).is_some_and(|rest| is_spelt(onset, rest) && is_rhyme(rest)))
}

/// k, gh, ngh stand before e, ê, i, y; c, g, ng before the other vowels; `gi` and `gì` are g and i.
fn is_spelt(onset: &str, rest: &str) -> bool {
    let front = rest.starts_with(['e', 'ê', 'i', 'y']);
    match onset {
        "k" | "gh" | "ngh" => front,
        "c" | "ng" => !front,
        "g" => !front || rest.starts_with('i'),
        _ => true,
    }
}

fn is_rhyme(rest: &str) -> bool {
    !rest.is_empty() && RHYMES.split(' ').any(|rhyme| rhyme == rest)
}

#[cfg(test)]
mod tests {
    use super::is_syllable;

    #[test]
    fn syllables_are_known_by_their_build() {
        for word in
            ["Cộng", "hòa", "hoà", "XÃ", "nghĩa", "quốc", "giếng", "gì", "nghiêng", "thuở", "yếu", "ủy"]
        {
            assert!(is_syllable(word), "{word}");
        }
        for word in
            ["", "hßa", "trổs", "tac", "tàc", "bcd", "nghiêngg", "hóá", "Jrai", "á b", "ộtộ", "kõ", "ghà"]
        {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
