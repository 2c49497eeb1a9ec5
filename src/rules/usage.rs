//! What a whole paper holds to: one way to set tone marks, one dash, short forms that are explained.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Route, Trail};
use crate::text::tokens::{Kind, Words};
use crate::text::tone::{self, ToneStyle};

/// Codes of the findings.
const TONES: Code = Code::LanKieuDau;
const DASHES: Code = Code::LanGachNoi;
const SHORT: Code = Code::VietTatLa;

/// Where something was seen first, and how often.
#[derive(Debug)]
struct Seen {
    route: Route,
    offset: usize,
    words: String,
    times: usize,
}

/// What the texts of a file use.
#[derive(Debug, Default)]
pub(super) struct Usage {
    old_tones: Option<Seen>,
    new_tones: Option<Seen>,
    hyphens: Option<Seen>,
    dashes: Option<Seen>,
    short: BTreeMap<String, Seen>,
    explained: Vec<String>,
}

impl Usage {
    /// Takes in one text.
    pub(super) fn add(&mut self, words: &Words<'_>, trail: &Trail<'_>) {
        let text = words.raw;
        if !text.contains(' ') {
            return;
        }
        if !text.is_ascii() {
            for (style, seen) in [(ToneStyle::Moi, &mut self.old_tones), (ToneStyle::Cu, &mut self.new_tones)]
            {
                let mut found = tone::other_style(text, style);
                found.retain(|(offset, ..)| !is_in_name(words, *offset));
                for (offset, length, _) in found {
                    let word = text.chars().skip(offset).take(length).collect();
                    see(seen, trail, offset, word);
                }
            }
        }
        for at in 1..words.tokens.len() {
            let seen = match words.low(at) {
                "-" => &mut self.hyphens,
                "–" => &mut self.dashes,
                _ => continue,
            };
            let between = words.kind(at - 1) == Some(Kind::Word) && words.kind(at + 1) == Some(Kind::Word);
            if between && !words.joined(at) && !words.joined(at + 1) {
                see(seen, trail, words.place(at), words.between(at - 1, at + 1).to_owned());
            }
        }
        self.short_forms(words, trail);
    }

    fn short_forms(&mut self, words: &Words<'_>, trail: &Trail<'_>) {
        // A title all in capitals has no short forms.
        if !words.raw.chars().any(char::is_lowercase) {
            return;
        }
        let mut at = 0;
        while at < words.tokens.len() {
            let mut last = at;
            while words.kind(at) == Some(Kind::Word) && words.joined(last + 1) && is_piece(words, last + 1) {
                last += 1;
            }
            let run = words.between(at, last);
            let in_brackets = at > 0 && words.low(at - 1) == "(";
            if is_short(run) {
                let explained = in_brackets && words.low(last + 1) == ")"
                    || at > 2
                        && matches!(words.low(at - 1), "là" | ":")
                        && matches!(words.low(at - 2), "tắt");
                let is_symbol = matches!(words.low(last + 1), "/") && words.joined(last + 1)
                    || at > 0 && words.joined(at) && words.low(at - 1) == "/";
                // «XEM XONG TRẢ LẠI» is a phrase in capitals.
                let is_phrase = is_capitals(words.raw(last + 1)) || at > 0 && is_capitals(words.raw(at - 1));
                let is_index = at > 1 && words.low(at - 1) == "số";
                if explained {
                    self.explained.push(run.to_owned());
                } else if !is_symbol && !is_index && !is_phrase {
                    let seen = self.short.entry(run.to_owned());
                    let first = || Seen {
                        route: trail.route(),
                        offset: words.place(at),
                        words: run.to_owned(),
                        times: 0,
                    };
                    seen.or_insert_with(first).times += 1;
                }
            }
            at = last + 1;
        }
    }

    /// What the texts do not hold to. `own` is the unit's way of tone marks, where it has one or prints in one.
    pub(super) fn findings(self, file: &str, has_style: bool) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        if let (Some(old), Some(new), false) = (&self.old_tones, &self.new_tones, has_style) {
            let (fewer, more) = if old.times < new.times { (old, new) } else { (new, old) };
            let message = format!(
                "dùng lẫn hai kiểu đặt dấu thanh: “{}” ({} chỗ) và “{}” ({} chỗ)",
                fewer.words, fewer.times, more.words, more.times
            );
            findings.push(told(file, TONES, fewer, message).hint(
                "viết một kiểu, hoặc ghi in_kieu_dau: cu (hay moi) vào don-vi.yaml để bản in theo một kiểu",
            ));
        }
        if let (Some(hyphen), Some(dash)) = (&self.hyphens, &self.dashes) {
            let (fewer, more) = if hyphen.times < dash.times { (hyphen, dash) } else { (dash, hyphen) };
            let message = format!(
                "dùng lẫn gạch nối «-» với gạch ngang «–»: “{}” ({} chỗ) và “{}” ({} chỗ)",
                fewer.words, fewer.times, more.words, more.times
            );
            findings.push(told(file, DASHES, fewer, message).hint("dùng một loại, thường là gạch nối «-»"));
        }
        let unknown = self
            .short
            .values()
            .filter(|seen| !KNOWN.contains(&seen.words.as_str()) && !self.explained.contains(&seen.words));
        findings.extend(unknown.map(|seen| {
            let message = format!("«{}» không có chỗ nào viết đầy đủ", seen.words);
            let note = Diagnostic::note(SHORT, file, &seen.route, message).within(seen.offset);
            note.hint(format!("lần đầu viết đủ rồi ghi ({}) ngay sau", seen.words))
        }));
        findings
    }
}

fn told(file: &str, code: Code, seen: &Seen, message: String) -> Diagnostic {
    Diagnostic::warning(code, file, &seen.route, message).within(seen.offset)
}

fn see(seen: &mut Option<Seen>, trail: &Trail<'_>, offset: usize, words: String) {
    seen.get_or_insert_with(|| Seen { route: trail.route(), offset, words, times: 0 }).times += 1;
}

/// Of the words with their places those that are part of no name.
pub(super) fn leave_out_names(words: &Words<'_>, found: &mut Vec<(usize, usize, String)>) {
    found.retain(|(offset, ..)| !is_in_name(words, *offset));
}

/// Words before the name of a person or a place, which may be one word: `chị Thuỷ`, `thôn Hoà`.
const TITLES: [&str; 16] = [
    "ông", "bà", "anh", "chị", "em", "cháu", "cô", "cụ", "chí", "thôn", "làng", "bản", "ấp", "xóm", "suối",
    "núi",
];

/// Whether a word is part of the name of a person or a place, which keeps its own spelling.
fn is_in_name(words: &Words<'_>, offset: usize) -> bool {
    let Some((byte, _)) = words.raw.char_indices().nth(offset) else { return false };
    let at = words.tokens.partition_point(|token| token.start < byte);
    let is_capital =
        |at: usize| words.kind(at) == Some(Kind::Word) && words.raw(at).starts_with(char::is_uppercase);
    let is_called = |at: usize| TITLES.contains(&words.low(at));
    is_capital(at)
        && (at.checked_sub(1).is_some_and(|before| is_capital(before) || is_called(before))
            || is_capital(at + 1))
}

fn is_piece(words: &Words<'_>, at: usize) -> bool {
    words.kind(at) == Some(Kind::Word) || (matches!(words.low(at), "-" | "&") && words.joined(at + 1))
}

/// Whether a word has no small letter.
fn is_capitals(word: &str) -> bool {
    word.chars().nth(1).is_some() && word.chars().all(|c| c.is_alphabetic() && c.is_uppercase())
}

/// `BĐG`, `LĐ-TB&XH`; no Roman number.
fn is_short(run: &str) -> bool {
    let letters = run.chars().filter(|c| !matches!(c, '-' | '&'));
    let is_capitals = letters.clone().all(|c| c.is_uppercase() && c.is_alphabetic());
    let vowels_marked =
        run.chars().any(|c| "ÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ".contains(c));
    is_capitals && letters.count() >= 2 && !vowels_marked && !run.chars().all(|c| "IVXLC".contains(c))
}

/// Short forms that everybody who reads such papers knows.
const KNOWN: &[&str] = &[
    "HACCP",
    "GAP",
    "FDI",
    "PPP",
    "KPI",
    "OECD",
    "EU",
    "APEC",
    "IPM",
    "GIS",
    "GPS",
    "SOS",
    "VAC",
    "BOT",
    "VTV",
    "VOV",
    "ADN",
    "UBND",
    "HĐND",
    "MTTQ",
    "UBMTTQ",
    "UBMTTQVN",
    "MTTQVN",
    "TW",
    "TƯ",
    "CP",
    "QH",
    "UBTVQH",
    "LĐTBXH",
    "LĐ-TB&XH",
    "LĐ-TBXH",
    "TB&XH",
    "TBXH",
    "BHXH",
    "BHYT",
    "BHTN",
    "THCS",
    "THPT",
    "GDTX",
    "GDĐT",
    "GD&ĐT",
    "GD-ĐT",
    "KHCN",
    "KH&CN",
    "CNTT",
    "CSDL",
    "PCCC",
    "PCCC&CNCH",
    "CNCH",
    "ATGT",
    "ATTP",
    "VSATTP",
    "ANTT",
    "QP-AN",
    "QPAN",
    "KT-XH",
    "KTXH",
    "VH-XH",
    "VHXH",
    "DTTS",
    "DTTS&MN",
    "MN",
    "NTM",
    "OCOP",
    "CTMTQG",
    "MTQG",
    "HTX",
    "KHHGĐ",
    "DS-KHHGĐ",
    "LHPN",
    "TNCS",
    "CCB",
    "CCHC",
    "TTHC",
    "DVC",
    "PVHCC",
    "NSNN",
    "NSTW",
    "NSĐP",
    "ODA",
    "TDTT",
    "VHTT",
    "VH-TT",
    "VHTTDL",
    "VHTT&DL",
    "VP",
    "VT",
    "BCĐ",
    "BCH",
    "BTV",
    "KH",
    "QĐ",
    "NQ",
    "NĐ",
    "TT",
    "CT",
    "BC",
    "TB",
    "CV",
    "KL",
    "HD",
    "HIV",
    "AIDS",
    "COVID",
    "GDP",
    "GRDP",
    "ASEAN",
    "WHO",
    "UNESCO",
    "UNICEF",
    "UNDP",
    "USD",
    "VNĐ",
    "VND",
    "WTO",
    "AI",
    "QR",
    "SMS",
    "LED",
    "TV",
    "TP",
    "TX",
    "TDP",
    "PAPI",
    "PCI",
    "SIPAS",
    "DDCI",
    "ICT",
    "TTATXH",
    "TTXH",
    "QLNN",
    "BĐKH",
    "HIV-AIDS",
    "KT",
    "TM",
    "TL",
    "TUQ",
    "ISO",
    "TCVN",
    "STT",
    "VNeID",
    "CHQS",
    "BS",
    "TS",
    "GS",
    "PGS",
    "PVC",
    "HP",
    "HDPE",
    "BOD",
    "COD",
    "BCG",
    "DPT",
    "OPV",
    "IPV",
    "PDF",
    "USB",
    "ATM",
    "SIM",
    "UAV",
    "BCHQS",
    "DQTV",
    "CBCC",
    "CBCCVC",
    "CCVC",
    "VKSND",
    "TAND",
];

#[cfg(test)]
mod tests {
    use super::{Usage, Words};
    use crate::diagnostic::{Route, Trail};

    fn told(texts: &[&str]) -> Vec<String> {
        let root = Route::root();
        let mut usage = Usage::default();
        texts
            .iter()
            .enumerate()
            .for_each(|(at, text)| usage.add(&Words::of(text), &Trail::Start(&root).index(at)));
        let told = usage.findings("a.yaml", false);
        told.iter()
            .map(|one| {
                format!(
                    "{} {}+{}: {}",
                    one.code,
                    one.place.route,
                    one.place.within.unwrap_or_default(),
                    one.message
                )
            })
            .collect()
    }

    #[test]
    fn what_is_used_in_two_ways_or_never_explained_is_told_once() {
        assert_eq!(
            told(&[
                "văn hóa cơ sở, hòa giải ở cơ sở",
                "xã hội hoá, kinh tế - xã hội và Văn hóa – Xã hội",
                "Ban VSTBPN xã, công tác bình đẳng giới (BĐG); BĐG; VSTBPN",
                "kinh tế - xã hội",
            ]),
            [
                "lan-kieu-dau [2]+7: dùng lẫn hai kiểu đặt dấu thanh: “hoá” (1 chỗ) và “hóa” (3 chỗ)",
                "lan-gach-noi [2]+40: dùng lẫn gạch nối «-» với gạch ngang «–»: “hóa – Xã” (1 chỗ) và “tế - xã” (2 chỗ)",
                "viet-tat-la [3]+4: «VSTBPN» không có chỗ nào viết đầy đủ",
            ]
        );
    }

    #[test]
    fn names_symbols_and_well_known_short_forms_are_silent() {
        assert_eq!(
            told(&[
                "ông Nguyễn Văn Hoà, bà Trần Thị Thuý, xã Hoà Bình; văn hóa, hòa giải, ủy ban",
                "UBND xã, HĐND, Phòng LĐ-TB&XH, số 12/KH-UBND, QĐ/TW, Mục II, khóa XV",
                "KẾ HOẠCH BĐG NĂM 2026",
                "chỉ số BI, giai đoạn 2021-2025, ĐẢNG",
                "kinh tế - xã hội, văn hóa - xã hội",
                "gọi tắt là VSTBPN; Ban VSTBPN",
            ]),
            [""; 0]
        );
    }
}
